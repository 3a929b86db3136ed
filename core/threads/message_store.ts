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
import type { MediaSource } from "../media/media.ts";
import { type Message, sendOrderKey } from "../messages/message.ts";
import { insertMedia } from "./message_media_store.ts";
import { messageFromRow } from "./message_rows.ts";
import { contactNameColumns } from "./contact_name_store.ts";
import { reactionsOf } from "./reaction_store.ts";

/** The columns that `messageFromRow` decodes; needs `messageJoins`. */
export const messageColumns: Sql = sql`m.id AS row_id, m.public_id AS id, mt.public_id AS ticket_id,
  mc.public_id AS contact_id, mcn.public_id AS connection_id, m.direction, m.type, m.text, m.content,
  iif(m.content IS NULL AND m.type <> 'text' AND mm.message_id IS NULL, m.payload, NULL) AS payload, m.quote,
  m.context, m.edited_at, m.revoked_at, m.signed, m.status, m.provider_id, m.origin, m.error, m.at,
  mu.public_id AS sent_by_id, mu.public_name AS sent_by_name, ${contactNameColumns.ma},
  mm.kind AS media_kind, mm.state AS media_state, mm.mime_type, mm.filename, mm.size, mm.sha256, mm.width, mm.height,
  mm.duration_ms, mm.voice, mm.animated, mm.thumbnail, mm.waveform, mm.error AS media_error,
  ${reactionsOf(sql`m`)} AS reactions`;

/** What `messageColumns` needs after `messages` under the name `m`. */
export const messageJoins: Sql = sql`CROSS JOIN tickets mt ON mt.id = m.ticket_id
  CROSS JOIN contacts mc ON mc.id = m.contact_id CROSS JOIN connections mcn ON mcn.id = m.connection_id
  LEFT JOIN users mu ON mu.id = m.sent_by LEFT JOIN contacts ma ON ma.id = m.author_id
  LEFT JOIN media mm ON mm.message_id = m.id`;

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

/** A message as it is first written: with Meta's item, and where Meta keeps its file. */
export interface NewMessage extends Message {
  readonly payload?: unknown;
  readonly source?: MediaSource;
}

/**
 * Writes new messages in their order, their files' rows, and their jobs: of those that are queued to be sent, of
 * those whose file waits to be fetched. Guarded: none of the ids is taken.
 */
export function insertMessages(unit: Unit, messages: readonly NewMessage[], now: number): void {
  if (messages.length === 0) return;
  const rows = messages.map((m) => [
    m.id,
    m.ticketId,
    m.direction,
    m.type,
    m.text,
    m.payload ?? null,
    m.status,
    m.providerId,
    m.origin,
    m.sentBy?.id ?? null,
    m.error,
    m.at,
    m.content ?? null,
    m.quote ?? null,
    m.context ?? null,
    m.author?.id ?? null,
    m.signed ? 1 : 0,
    m.editedAt ?? null,
    m.revokedAt ?? null,
  ]);
  unit.write(
    sql`INSERT INTO messages (public_id, connection_id, contact_id, ticket_id, direction, type, text, payload, status,
        provider_id, origin, sent_by, error, at, content, quote, context, author_id, signed, edited_at, revoked_at,
        created_at)
      SELECT j.row ->> 0, t.connection_id, t.contact_id, t.id, j.row ->> 2, j.row ->> 3, j.row ->> 4,
        nullif(j.row -> 5, 'null'), j.row ->> 6, j.row ->> 7, j.row ->> 8,
        (SELECT id FROM users WHERE public_id = j.row ->> 9), nullif(j.row -> 10, 'null'), j.row ->> 11,
        nullif(j.row -> 12, 'null'), nullif(j.row -> 13, 'null'), nullif(j.row -> 14, 'null'),
        (SELECT id FROM contacts WHERE public_id = j.row ->> 15), j.row ->> 16, j.row ->> 17, j.row ->> 18, ${now}
      FROM ${jsonRows(rows)} j CROSS JOIN tickets t ON t.public_id = j.row ->> 1
      WHERE true ORDER BY j.key ON CONFLICT (public_id) DO NOTHING`,
    { changes: messages.length },
  );
  insertMedia(unit, messages, now);
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
