/**
 * Edits and deletions as rows: each once, by its own wamid, and with what stood
 * there before; by Meta's id of the message, which may come later than they do.
 *
 * The danger is a deleted message whose words appear because its deletion was
 * quicker. Whoever writes a message looks here for its wamid first, and guards
 * the unit by how many there were.
 */

import type { Unit } from "../core.ts";
import { json, jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import type { Content } from "../messages/content.ts";

/** One edit or deletion of a message of Meta's. */
export interface Revision {
  readonly connectionId: string;
  /** Its own wamid. */
  readonly providerId: string;
  /** Of the message it changes. */
  readonly targetId: string;
  readonly kind: "edit" | "revoke";
  readonly at: number;
  /** What an edit put in place. */
  readonly text: string | null;
  readonly content?: Content;
  /** What stood there before; null and absent while the message is not known. */
  readonly wasText: string | null;
  readonly wasContent?: Content;
}

const columns: Sql =
  sql`c.public_id AS connection_id, r.provider_id, r.target_id, r.kind, r.at, r.text, r.content,
  r.was_text, r.was_content`;

/** The query of all revisions of messages of Meta's: pairs of phone number id and wamid. */
export const revisionsQuery = (keys: readonly (readonly [string, string])[]): Sql =>
  sql`SELECT ${columns} FROM ${jsonRows(keys)} j CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
    CROSS JOIN message_revisions r ON r.connection_id = c.id AND r.target_id = j.row ->> 1`;

/** A revision from a row of `revisionsQuery`. */
export function revisionFromRow(row: Row): Revision {
  return {
    connectionId: String(row.connection_id),
    providerId: String(row.provider_id),
    targetId: String(row.target_id),
    kind: row.kind === "revoke" ? "revoke" : "edit",
    at: Number(row.at),
    text: textOf(row.text),
    ...(typeof row.content === "string" && { content: JSON.parse(row.content) }),
    wasText: textOf(row.was_text),
    ...(typeof row.was_content === "string" && { wasContent: JSON.parse(row.was_content) }),
  };
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;

/** The history of a message of ours, oldest first: what it said before each change, and after. */
export async function listRevisions(reader: Reader, messageId: string): Promise<Revision[]> {
  const rows = await reader.rows(
    sql`SELECT ${columns} FROM messages m CROSS JOIN connections c ON c.id = m.connection_id
      CROSS JOIN message_revisions r ON r.connection_id = m.connection_id AND r.target_id = m.provider_id
      WHERE m.public_id = ${messageId} ORDER BY r.at, r.provider_id`,
  );
  return rows.map(revisionFromRow);
}

/** Writes revisions; of one that is known already only what stood there before. */
export function saveRevisions(unit: Unit, revisions: readonly Revision[]): void {
  if (revisions.length === 0) return;
  const rows = revisions.map((r) => [
    r.connectionId,
    r.providerId,
    r.targetId,
    r.kind,
    r.at,
    r.text,
    r.content ? json(r.content) : null,
    r.wasText,
    r.wasContent ? json(r.wasContent) : null,
  ]);
  unit.write(
    sql`INSERT INTO message_revisions (connection_id, provider_id, target_id, kind, at, text, content, was_text,
        was_content)
      SELECT c.id, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4, j.row ->> 5, j.row ->> 6, j.row ->> 7,
        j.row ->> 8
      FROM ${jsonRows(rows)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
      WHERE true ORDER BY j.key ON CONFLICT (connection_id, provider_id)
      DO UPDATE SET was_text = excluded.was_text, was_content = excluded.was_content`,
    { changes: revisions.length },
  );
}

/** Guards a unit that writes messages of these wamids: exactly that many revisions of them are known. */
export function requireRevisions(
  unit: Unit,
  wamids: readonly (readonly [connectionId: string, providerId: string])[],
  count: number,
): void {
  if (wamids.length === 0) return;
  unit.write(
    sql`UPDATE message_revisions SET at = at WHERE id IN (
      SELECT r.id FROM ${jsonRows(wamids)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
        CROSS JOIN message_revisions r ON r.connection_id = c.id AND r.target_id = j.row ->> 1)`,
    { changes: count },
  );
}
