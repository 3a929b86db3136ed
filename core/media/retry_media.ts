/**
 * Asking once more for a file that did not come: the button in the bubble.
 *
 * Whoever may see the thread may ask. The danger is two clicks, or two agents: what is
 * on its way already, or here, is success and nothing is asked twice.
 */

import type { Core } from "../core.ts";
import { notFound } from "../errors.ts";
import type { Message } from "../messages/message.ts";
import { canSeeThread } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { findMedia } from "./media_fetch_store.ts";
import { announceMedia } from "./record_media.ts";

/** Whose file, and who asks. */
export interface RetryMedia {
  readonly messageId: string;
  readonly viewer: Viewer;
}

/** Fetches a file anew; the message as it is then. Refuses `media_not_found` (also for whoever may not see it). */
export function retryMedia(core: Core, { messageId, viewer }: RetryMedia): Promise<Message> {
  return core.decide(async (db) => {
    const was = await findMedia(db, messageId);
    const media = was?.message.media;
    if (!was || !media || !await canSeeThread(db, viewer, was.message)) {
      throw notFound("media_not_found", "There is no such file");
    }
    if (media.state !== "failed" || (was.providerMediaId === null && was.url === null)) return was.message;
    const { error: _failed, ...rest } = media;
    let after = was.message;
    await core.commit((unit) => {
      const now = { ...rest, state: "waiting" as const };
      after = announceMedia(unit, was, { was: media, now, by: viewer.id });
      // No unique key: the job that gave it up may not have ended yet, and would swallow this one.
      unit.enqueue({ kind: "media.fetch", args: { messageId } });
      unit.audit({ verb: "media.retry", on: messageId, by: viewer.id });
    });
    return after;
  });
}
