/**
 * Messages that have become others: further along, edited, taken back, reacted to.
 *
 * The danger: each is announced whole, so each is guarded by all that it showed
 * when it was loaded, its file and its reactions included. A file that has come
 * meanwhile, on another thread of work, undoes the unit; it is decided anew.
 */

import type { Unit } from "../core.ts";
import { jsonRows, type Sql, sql } from "../db/mod.ts";
import type { Message } from "../messages/message.ts";
import type { NewMessage } from "./message_store.ts";
import { reactionsOf } from "./reaction_store.ts";

/** A message as it was loaded, and as it is now: with its words, even if it was taken back. */
export interface MessageChange {
  readonly was: Message;
  readonly now: NewMessage;
}

/** Writes what has become of messages; guarded: each still shows what was loaded. */
export function saveMessages(unit: Unit, changes: readonly MessageChange[]): void {
  save(unit, changes.filter((change) => !isReworded(change)).map(rowOf), sql``);
  save(unit, changes.filter(isReworded).map((change) => [...rowOf(change), ...wordsOf(change)]), WORDS);
}

function save(unit: Unit, rows: readonly (readonly unknown[])[], words: Sql) {
  if (rows.length === 0) return;
  unit.write(
    sql`UPDATE messages SET status = j.row ->> 8, provider_id = j.row ->> 9, error = nullif(j.row -> 10, 'null')
        ${words} FROM ${jsonRows(rows)} j WHERE ${STILL_SHOWS}`,
    { changes: rows.length },
  );
}

const isReworded = ({ was, now }: MessageChange) =>
  was.editedAt !== now.editedAt || was.revokedAt !== now.revokedAt || was.content !== now.content ||
  was.text !== now.text || was.type !== now.type;

const WORDS: Sql =
  sql`, type = j.row ->> 15, text = j.row ->> 11, content = nullif(j.row -> 12, 'null'), edited_at = j.row ->> 13,
  revoked_at = j.row ->> 14`;

const rowOf = ({ was, now }: MessageChange) => [
  was.id,
  was.status,
  was.providerId,
  was.editedAt ?? null,
  was.revokedAt ?? null,
  was.media?.state ?? null,
  was.media?.error ?? null,
  was.reactions ?? [],
  now.status,
  now.providerId,
  now.error,
];

const wordsOf = ({ now }: MessageChange) => [
  now.text,
  now.content ?? null,
  now.editedAt ?? null,
  now.revokedAt ?? null,
  now.type,
];

// A message that was taken back shows no file, whatever becomes of it.
const STILL_SHOWS: Sql = sql`messages.public_id = j.row ->> 0 AND messages.status = j.row ->> 1
  AND messages.provider_id IS j.row ->> 2 AND messages.edited_at IS j.row ->> 3 AND messages.revoked_at IS j.row ->> 4
  AND (messages.revoked_at IS NOT NULL OR
    ((SELECT f.state FROM media f WHERE f.message_id = messages.id) IS j.row ->> 5
      AND (SELECT f.error FROM media f WHERE f.message_id = messages.id) IS j.row ->> 6))
  AND ${reactionsOf(sql`messages`)} = json(j.row -> 7)`;

/** Guards a unit: no message of these wamids is there yet. */
export function requireUnknown(
  unit: Unit,
  wamids: readonly (readonly [connectionId: string, providerId: string])[],
): void {
  if (wamids.length === 0) return;
  unit.write(
    sql`UPDATE messages SET status = status WHERE id IN (
      SELECT m.id FROM ${jsonRows(wamids)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
        CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1)`,
    { changes: 0 },
  );
}
