/**
 * The job `message.send`: hands a queued message to Meta. All it knows is whom to call.
 *
 * A large file may take longer to upload than its job's lease: claimed a second
 * time by the same process, it waits for the first.
 */

import type { Core } from "../core/core.ts";
import { limited } from "../core/errors.ts";
import type { MediaFiles } from "../core/media/media.ts";
import { abandonMessage, type Channel, deliverMessage } from "../core/messages/mod.ts";
import type { JobHandler } from "./runner.ts";

/** The handler of `message.send`. */
export function sendMessage(core: Core, channel: Channel, files: MediaFiles): JobHandler<"message.send"> {
  const inHand = new Set<string>();
  return {
    async run({ messageId }, { attempts }) {
      if (inHand.has(messageId)) throw limited("send_held", "It is being sent", { retryAfter: 10 });
      inHand.add(messageId);
      try {
        await deliverMessage(core, { messageId, channel, files, attempt: attempts });
      } finally {
        inHand.delete(messageId);
      }
    },
    abandon: ({ messageId }) => abandonMessage(core, messageId),
  };
}
