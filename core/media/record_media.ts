/**
 * Recording what became of a message's file, and telling every screen.
 *
 * The event carries the whole message and its ticket's whole row, so the unit is
 * guarded by all that both showed: a reaction that came during the download is not
 * undone by it. It rests on the primary alone, since a replica may not know the
 * message yet.
 */

import type { Core, Unit } from "../core.ts";
import type { Message } from "../messages/message.ts";
import { saveMessages } from "../threads/mod.ts";
import { requireUnchanged, scopeOf } from "../tickets/mod.ts";
import type { Media } from "./media.ts";
import { findMedia, type MediaInTicket, saveMedia } from "./media_fetch_store.ts";

/** What is found out about a file once it is here. */
export type Fetched = Omit<Media, "kind" | "state" | "voice" | "error">;

/** Says that the file of a message is here; one that does not wait for it any more stays as it is. */
export function recordStored(core: Core, messageId: string, fetched: Fetched): Promise<void> {
  return recordWaited(core, messageId, ({ kind, voice, filename, animated }) => ({
    kind,
    state: "stored",
    ...(filename !== undefined && { filename }),
    ...(voice && { voice }),
    ...(animated && { animated }),
    ...fetched,
  }));
}

/** Says why the file of a message will not come by itself. */
export function recordMissing(core: Core, messageId: string, code: string): Promise<void> {
  return recordWaited(core, messageId, (media) => ({ ...media, state: "failed", error: code }));
}

function recordWaited(core: Core, messageId: string, next: (media: Media) => Media): Promise<void> {
  return core.decide(async () => {
    const was = await findMedia(core.db.primary, messageId);
    const media = was?.message.media;
    if (!was || media?.state !== "waiting") return;
    await core.commit((unit) => {
      announceMedia(unit, was, { was: media, now: next(media), by: null });
    });
  });
}

/** What becomes of a file, and by whom; null: by itself. */
export interface MediaChange {
  readonly was: Media;
  readonly now: Media;
  readonly by: string | null;
}

/** Writes a file's new state and announces its message; the message as it is now. */
export function announceMedia(
  unit: Unit,
  { message, ticket }: MediaInTicket,
  { was, now, by }: MediaChange,
): Message {
  requireUnchanged(unit, ticket);
  saveMessages(unit, [{ was: message, now: message }]);
  saveMedia(unit, message.id, now, was);
  const after = { ...message, media: now };
  const before = scopeOf(ticket);
  unit.emit({ name: "message.updated", ticketId: ticket.id, before, after: ticket, message: after, by });
  return after;
}
