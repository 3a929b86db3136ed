/**
 * Showing the customer that an answer is being typed.
 *
 * At Meta, typing implies reading. So it follows the connection's read policy:
 * only where the assignee's reading is shown at all, is their typing.
 */

import { getConnection } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { listToMark } from "../threads/mod.ts";
import { getVisibleTicket } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { countTyping, typingAgainAt } from "./send_store.ts";

/** Who types where. */
export interface NoteTyping {
  readonly ticketId: string;
  readonly viewer: Viewer;
}

/** Says so at most once in 20 seconds; whoever is not the assignee types unseen. Refuses `ticket_not_found`. */
export function noteTyping(core: Core, { ticketId, viewer }: NoteTyping): Promise<void> {
  return core.decide(async (db) => {
    const { status, assignee, contact, connection } = await getVisibleTicket(db, ticketId, viewer);
    if (status !== "attending" || assignee?.id !== viewer.id || contact.group) return;
    const now = core.now();
    if (await typingAgainAt(db, ticketId) > now) return;
    const { readPolicy } = await getConnection(db, connection.id);
    if (readPolicy !== "on_read") return;
    const [messageId] = await listToMark(db, {
      connectionId: connection.id,
      contactId: contact.id,
      group: false,
    });
    if (messageId === undefined) return;
    await core.commit((unit) => {
      countTyping(unit, ticketId, now);
      unit.enqueue({
        kind: "receipt.send",
        args: { messageId, typing: true },
        uniqueKey: `typing:${ticketId}`,
      });
    });
  });
}
