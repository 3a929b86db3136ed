/**
 * Messages as rows: a contact's bubbles on a connection, in thread order.
 *
 * Everybody who writes a bubble does it here, so that a queued one never lacks
 * the job that sends it.
 *
 * The danger: order in a thread is (at, row), never a public id, which a phone's
 * clock may have made.
 */

import type { Unit } from "../core.ts";
import { cursorOf, parseCursor } from "../cursor.ts";
import { jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { type Message, sendOrderKey } from "../messages/message.ts";
import { messageFromRow } from "./message_rows.ts";

/** The columns that `messageFromRow` decodes; needs `messageJoins`. */
export const messageColumns: Sql = sql`m.id AS row_id, m.public_id AS id, mt.public_id AS ticket_id,
  mc.public_id AS contact_id, mcn.public_id AS connection_id, m.direction, m.type, m.text, m.payload, m.status,
  m.provider_id, m.origin, m.error, m.at, mu.public_id AS sent_by_id, mu.public_name AS sent_by_name`;

/** What `messageColumns` needs after `messages` under the name `m`. */
export const messageJoins: Sql = sql`CROSS JOIN tickets mt ON mt.id = m.ticket_id
  CROSS JOIN contacts mc ON mc.id = m.contact_id CROSS JOIN connections mcn ON mcn.id = m.connection_id
  LEFT JOIN users mu ON mu.id = m.sent_by`;

/** The query of `findMessage`. */
export const messageQuery = (id: string): Sql =>
  sql`SELECT ${messageColumns} FROM messages m ${messageJoins} WHERE m.public_id = ${id}`;

/** The message of that id, or null. */
export async function findMessage(reader: Reader, id: string): Promise<Message | null> {
  const [row] = await reader.rows(messageQuery(id));
  return row ? messageFromRow(row) : null;
}

/** Whose bubbles: a contact's on a connection, by themselves or by one of their tickets. */
export type ThreadOf =
  | { readonly connectionId: string; readonly contactId: string }
  /** The whole thread that the ticket belongs to. */
  | { readonly ticketId: string };

/** One page of a thread: oldest first, and the cursor of what is older. */
export interface ThreadPage {
  readonly messages: readonly Message[];
  readonly olderCursor: string | null;
}

/** The query of a page, newest first and one row more than asked, for `pageFromRows`; throws `cursor_invalid`. */
export function threadQuery(of: ThreadOf, page: { before?: string | undefined; limit: number }): Sql {
  const before = page.before === undefined ? null : parseCursor(page.before);
  const whose = "ticketId" in of
    ? sql`contact_id = (SELECT contact_id FROM tickets WHERE public_id = ${of.ticketId})
        AND connection_id = (SELECT connection_id FROM tickets WHERE public_id = ${of.ticketId})`
    : sql`contact_id = (SELECT id FROM contacts WHERE public_id = ${of.contactId})
        AND connection_id = (SELECT id FROM connections WHERE public_id = ${of.connectionId})`;
  return sql`SELECT ${messageColumns} FROM (SELECT id AS bubble FROM messages WHERE ${whose}
      ${before ? sql`AND (at, id) < (${before.at}, ${before.row})` : sql``}
      ORDER BY at DESC, id DESC LIMIT ${page.limit + 1}) AS page
    CROSS JOIN messages m ON m.id = page.bubble ${messageJoins} ORDER BY m.at DESC, m.id DESC`;
}

/** The page out of the rows of `threadQuery`. */
export function pageFromRows(rows: readonly Row[], limit: number): ThreadPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last;
  return {
    messages: shown.map(messageFromRow).reverse(),
    olderCursor: more
      ? cursorOf({ at: Number(last.at), row: Number(last.row_id), id: String(last.id) })
      : null,
  };
}

/** A page of a thread; throws `cursor_invalid`. */
export async function listThread(
  reader: Reader,
  of: ThreadOf & { before?: string; limit: number },
): Promise<ThreadPage> {
  return pageFromRows(await reader.rows(threadQuery(of, of)), of.limit);
}

/** Writes new messages in their order and, for each that is queued, its job; guarded: none of the ids is taken. */
export function insertMessages(unit: Unit, messages: readonly Message[], now: number): void {
  if (messages.length === 0) return;
  const rows = messages.map((m) => [
    m.id,
    m.ticketId,
    m.direction,
    m.type,
    m.text,
    m.payload,
    m.status,
    m.providerId,
    m.origin,
    m.sentBy?.id ?? null,
    m.error,
    m.at,
  ]);
  unit.write(
    sql`INSERT INTO messages (public_id, connection_id, contact_id, ticket_id, direction, type, text, payload, status,
        provider_id, origin, sent_by, error, at, created_at)
      SELECT j.row ->> 0, t.connection_id, t.contact_id, t.id, j.row ->> 2, j.row ->> 3, j.row ->> 4,
        nullif(j.row -> 5, 'null'), j.row ->> 6, j.row ->> 7, j.row ->> 8,
        (SELECT id FROM users WHERE public_id = j.row ->> 9), nullif(j.row -> 10, 'null'), j.row ->> 11, ${now}
      FROM ${jsonRows(rows)} j CROSS JOIN tickets t ON t.public_id = j.row ->> 1
      WHERE true ORDER BY j.key ON CONFLICT (public_id) DO NOTHING`,
    { changes: messages.length },
  );
  for (const message of messages) {
    if (message.status !== "queued") continue;
    unit.enqueue({
      kind: "message.send",
      args: { messageId: message.id },
      orderKey: sendOrderKey(message),
      uniqueKey: `send:${message.id}`,
    });
  }
}
