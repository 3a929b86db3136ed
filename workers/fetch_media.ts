/**
 * The job `media.fetch`: fetches the file of a received message.
 *
 * The danger is a burst of photos that takes all hands and the memory of a small
 * server, while messages wait to be sent. So only a few files are fetched at once;
 * the others come back later, spread out, and a wait costs them no attempt.
 */

import type { Core } from "../core/core.ts";
import { limited } from "../core/errors.ts";
import { abandonMedia, fetchMedia as fetchOne, type MediaStore } from "../core/media/mod.ts";
import type { Channel } from "../core/messages/mod.ts";
import type { JobHandler } from "./runner.ts";

/** Files fetched at once by this process. */
const AT_ONCE = 4;
const SOON_MS = 500;

/** The handler of `media.fetch`. */
export function fetchMedia(core: Core, channel: Channel, store: MediaStore): JobHandler<"media.fetch"> {
  const inHand = new Set<string>();
  let usualMs = 200;
  let nextSlot = 0;
  /** When a hand will be free, for each who asks a little later than for the one before. */
  const slot = () => {
    nextSlot = Math.max(nextSlot + usualMs / AT_ONCE, performance.now() + SOON_MS);
    return nextSlot - performance.now();
  };
  return {
    async run({ messageId }, { attempts }) {
      // A download that outlives its lease is claimed a second time: once is enough.
      if (inHand.has(messageId)) throw busy(10_000);
      if (inHand.size >= AT_ONCE) throw busy(slot());
      inHand.add(messageId);
      const started = performance.now();
      try {
        await fetchOne(core, { messageId, channel, store, attempt: attempts });
      } finally {
        inHand.delete(messageId);
        usualMs = (usualMs * 3 + performance.now() - started) / 4;
      }
    },
    abandon: ({ messageId }) => abandonMedia(core, messageId),
  };
}

const busy = (ms: number) => limited("media_busy", "Other files come first", { retryAfter: ms / 1000 });
