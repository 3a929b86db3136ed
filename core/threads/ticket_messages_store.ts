/**
 * One ticket's own messages in thread order, from the first on: for whoever reads a
 * ticket as a record. What arrives while they page comes on a later page, and no page
 * shifts under them.
 */

import { cursorOf, parseCursor } from "../cursor.ts";
import { type Reader, sql } from "../db/mod.ts";
import type { Message } from "../messages/message.ts";
import { messageFromRow } from "./message_rows.ts";
import { messageColumns, messageJoins } from "./message_store.ts";

/** A page, oldest first; the cursor is null where the ticket ends for now. */
export interface TicketMessages {
  readonly messages: readonly Message[];
  readonly nextCursor: string | null;
}

/** The ticket's messages after a cursor, oldest first; throws `cursor_invalid`. */
export async function listMessagesOfTicket(
  reader: Reader,
  { ticketId, cursor, limit }: { ticketId: string; cursor?: string | undefined; limit: number },
): Promise<TicketMessages> {
  const after = cursor === undefined ? null : parseCursor(cursor);
  const rows = await reader.rows(
    sql`SELECT ${messageColumns} FROM (SELECT id AS bubble FROM messages
        WHERE contact_id = (SELECT contact_id FROM tickets WHERE public_id = ${ticketId})
          AND connection_id = (SELECT connection_id FROM tickets WHERE public_id = ${ticketId})
          AND ticket_id = (SELECT id FROM tickets WHERE public_id = ${ticketId})
          ${after ? sql`AND (at, id) > (${after.at}, ${after.row})` : sql``}
        ORDER BY at, id LIMIT ${limit + 1}) AS page
      CROSS JOIN messages m ON m.id = page.bubble ${messageJoins} ORDER BY m.at, m.id`,
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    messages: shown.map(messageFromRow),
    nextCursor: last
      ? cursorOf({ at: Number(last.at), row: Number(last.row_id), id: String(last.id) })
      : null,
  };
}
