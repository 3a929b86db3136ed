/**
 * Every file of a contact's conversations, newest first: pictures, documents, voice.
 *
 * The danger is a leak between departments: a file belongs to a thread, and a viewer may see one thread of a
 * contact and not another. Only those of connections on which they see a ticket of this contact are listed. What
 * was taken back is not there.
 */

import { cursorOf, parseCursor } from "../cursor.ts";
import { json, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { MEDIA_KINDS, type MediaKind } from "../media/media.ts";
import { visibleTo } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import type { ContactFile, MediaPage, MediaShelf } from "./contact_screen.ts";

const KINDS: Readonly<Record<MediaShelf, readonly MediaKind[]>> = {
  pictures: ["image", "video", "sticker"],
  documents: ["document"],
  sounds: ["audio"],
};

/** Messages whose header may be a file of any kind. */
const HEADED = ["template", "interactive"] as const;

/** Whose files, and which. */
export interface MediaListing {
  readonly viewer: Viewer;
  readonly contactId: string;
  readonly shelf: MediaShelf;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of a contact's files that the viewer may see; throws `cursor_invalid`. */
export async function listContactMedia(reader: Reader, listing: MediaListing): Promise<MediaPage> {
  const { limit } = listing;
  const rows = await reader.rows(mediaQuery(listing));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    files: rows.slice(0, limit).map(fileFromRow),
    nextCursor: last
      ? cursorOf({ at: Number(last.at), row: Number(last.row_id), id: String(last.id) })
      : null,
  };
}

// Word for word the condition of the index `messages_with_files`: without it SQLite may not use a partial index.
const isFile = sql`m.type IN ('image', 'video', 'audio', 'document', 'sticker', 'template', 'interactive')`;

/** One walk along the index of files for each type of message, cut to a page. */
function mediaQuery({ viewer, contactId, shelf, limit, cursor }: MediaListing): Sql {
  const before = cursor === undefined ? null : parseCursor(cursor);
  const contact = sql`(SELECT id FROM contacts WHERE public_id = ${contactId})`;
  const kinds = json(KINDS[shelf]);
  const walks = [...KINDS[shelf], ...HEADED].map((type) =>
    sql`SELECT row_id, at FROM (SELECT m.id AS row_id, m.at AS at FROM messages m
      CROSS JOIN media f ON f.message_id = m.id
      WHERE m.contact_id = ${contact} AND m.type = ${type} AND ${isFile}
        AND m.revoked_at IS NULL AND f.state = 'stored' AND f.kind IN (SELECT value FROM json_each(${kinds}))
        AND m.connection_id IN (SELECT t.connection_id FROM tickets t
          WHERE t.contact_id = ${contact} AND ${visibleTo(viewer)})
        ${before ? sql`AND (m.at, m.id) < (${before.at}, ${before.row})` : sql``}
      ORDER BY m.at DESC, m.id DESC LIMIT ${limit + 1})`
  );
  const union = walks.reduce((all, walk) => sql`${all} UNION ALL ${walk}`);
  return sql`SELECT m.id AS row_id, m.public_id AS id, m.at, m.direction, f.kind, f.mime_type,
      f.filename, f.size, f.duration_ms, f.thumbnail
    FROM (SELECT row_id FROM (${union}) ORDER BY at DESC, row_id DESC LIMIT ${limit + 1}) p
    CROSS JOIN messages m ON m.id = p.row_id CROSS JOIN media f ON f.message_id = m.id
    ORDER BY m.at DESC, m.id DESC`;
}

function fileFromRow(row: Row): ContactFile {
  return {
    messageId: String(row.id),
    kind: MEDIA_KINDS.find((kind) => kind === row.kind) ?? "document",
    direction: row.direction === "in" ? "in" : "out",
    mimeType: String(row.mime_type),
    filename: typeof row.filename === "string" ? row.filename : null,
    size: typeof row.size === "number" ? row.size : null,
    durationMs: typeof row.duration_ms === "number" ? row.duration_ms : null,
    thumbnail: row.thumbnail === 1,
    at: Number(row.at),
  };
}
