/**
 * Meta's ids of files that we uploaded. A file is uploaded once for a connection
 * and named by its id while that is good: a sticker sent again costs no upload.
 */

import type { Unit } from "../core.ts";
import { type Reader, sql } from "../db/mod.ts";
import type { Message } from "./message.ts";

/** Meta keeps an upload for 30 days; a day is left for what waits in a queue. */
const GOOD_FOR_MS = 29 * 24 * 60 * 60 * 1000;

/** Meta's id of a message's file, uploaded for it or for another one of its connection; null: there is none. */
export async function findUpload(
  reader: Reader,
  { id, connectionId, media }: Message,
  now: number,
): Promise<string | null> {
  if (media?.sha256 === undefined) return null;
  const [row] = await reader.rows(
    sql`SELECT f.provider_media_id AS id FROM media f CROSS JOIN messages m ON m.id = f.message_id
      WHERE f.sha256 = ${media.sha256} AND f.mime_type = ${media.mimeType} AND f.provider_media_id IS NOT NULL
        AND f.provider_id_at > ${now - GOOD_FOR_MS} AND m.direction = 'out' AND m.origin <> 'phone_app'
        AND m.connection_id = (SELECT id FROM connections WHERE public_id = ${connectionId})
        AND (m.public_id = ${id} OR m.status IN ('sent', 'delivered', 'read', 'played'))
      ORDER BY f.provider_id_at DESC LIMIT 1`,
  );
  return typeof row?.id === "string" ? row.id : null;
}

/** Keeps Meta's id of a message's file; null: it is to be uploaded anew. */
export function saveUpload(unit: Unit, messageId: string, mediaId: string | null, now: number): void {
  unit.write(
    sql`UPDATE media SET provider_media_id = ${mediaId}, provider_id_at = ${mediaId === null ? null : now}
      WHERE message_id = (SELECT id FROM messages WHERE public_id = ${messageId} AND direction = 'out')`,
  );
}
