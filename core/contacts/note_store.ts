/** Notes about contacts as rows. */

import type { Unit } from "../core.ts";
import { cursorOf, parseCursor } from "../cursor.ts";
import { type Reader, type Row, sql } from "../db/mod.ts";
import type { NotePage } from "./contact_screen.ts";
import type { ContactNote } from "./note.ts";

/** A page of what was noted about a contact, newest first; throws `cursor_invalid`. Who may see it is settled before. */
export async function listNotes(
  reader: Reader,
  { contactId, limit, cursor }: { contactId: string; limit: number; cursor?: string | undefined },
): Promise<NotePage> {
  const before = cursor === undefined ? null : parseCursor(cursor);
  const rows = await reader.rows(
    sql`SELECT n.id AS row_id, n.public_id AS id, n.text, n.created_at, u.public_id AS author_id, u.public_name
      FROM contact_notes n LEFT JOIN users u ON u.id = n.author_id
      WHERE n.contact_id = (SELECT id FROM contacts WHERE public_id = ${contactId})
        ${before ? sql`AND n.id < ${before.row}` : sql``}
      ORDER BY n.id DESC LIMIT ${limit + 1}`,
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    notes: rows.slice(0, limit).map(noteFromRow),
    nextCursor: last
      ? cursorOf({ at: Number(last.created_at), row: Number(last.row_id), id: String(last.id) })
      : null,
  };
}

function noteFromRow(row: Row): ContactNote {
  return {
    id: String(row.id),
    text: String(row.text),
    author: row.author_id === null
      ? null
      : { id: String(row.author_id), publicName: String(row.public_name) },
    createdAt: Number(row.created_at),
  };
}

/** Who wrote that note of that contact; null: there is none, or nobody is left who did. */
export async function findNoteAuthor(
  reader: Reader,
  { contactId, noteId }: { contactId: string; noteId: string },
): Promise<{ authorId: string | null } | null> {
  const [row] = await reader.rows(
    sql`SELECT u.public_id AS author_id FROM contact_notes n JOIN contacts c ON c.id = n.contact_id
      LEFT JOIN users u ON u.id = n.author_id
      WHERE n.public_id = ${noteId} AND c.public_id = ${contactId}`,
  );
  if (!row) return null;
  return { authorId: typeof row.author_id === "string" ? row.author_id : null };
}

/** Writes a note. */
export function insertNote(unit: Unit, contactId: string, note: ContactNote): void {
  unit.write(
    sql`INSERT INTO contact_notes (public_id, contact_id, author_id, text, created_at)
      SELECT ${note.id}, c.id, (SELECT id FROM users WHERE public_id = ${note.author?.id}), ${note.text},
        ${note.createdAt}
      FROM contacts c WHERE c.public_id = ${contactId}`,
    { changes: 1 },
  );
}

/** Deletes a note; deleting one that is gone is success. */
export function deleteNoteRow(unit: Unit, noteId: string): void {
  unit.write(sql`DELETE FROM contact_notes WHERE public_id = ${noteId}`);
}
