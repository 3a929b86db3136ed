/** The rows of files: where a received one is fetched from, what became of it, and whose it is. */

import type { Unit } from "../core.ts";
import { json, type Reader, type Row, sql } from "../db/mod.ts";
import type { Message } from "../messages/message.ts";
import { messageFromRow, messageQuery } from "../threads/mod.ts";
import { type Ticket, ticketColumns, ticketFromRow, ticketJoins } from "../tickets/mod.ts";
import type { Media, MediaSource } from "./media.ts";

/** A file with its message, the message's ticket, and where Meta keeps it. */
export interface MediaInTicket extends MediaSource {
  /** One that was taken back has no `media`. */
  readonly message: Message;
  readonly ticket: Ticket;
  readonly phoneNumberId: string;
  /** When Meta's id and address came; null: there are none. */
  readonly sourceAt: number | null;
}

/** A message's file and all around it from one snapshot; null: there is none. */
export async function findMedia(reader: Reader, messageId: string): Promise<MediaInTicket | null> {
  const [[message] = [], [ticket] = [], [source] = []] = await reader.batch([
    messageQuery(messageId),
    sql`SELECT ${ticketColumns} FROM tickets t ${ticketJoins}
      WHERE t.id = (SELECT ticket_id FROM messages WHERE public_id = ${messageId})`,
    sql`SELECT f.provider_media_id, f.provider_url, ifnull(f.provider_id_at, f.created_at) AS source_at,
        n.phone_number_id
      FROM messages m CROSS JOIN media f ON f.message_id = m.id CROSS JOIN connections n ON n.id = m.connection_id
      WHERE m.public_id = ${messageId}`,
  ]);
  if (!message || !ticket || !source) return null;
  return { message: messageFromRow(message), ticket: ticketFromRow(ticket), ...sourceFromRow(source) };
}

function sourceFromRow(row: Row): Pick<MediaInTicket, keyof MediaSource | "phoneNumberId" | "sourceAt"> {
  return {
    providerMediaId: textOf(row.provider_media_id),
    url: textOf(row.provider_url),
    sourceAt: typeof row.source_at === "number" ? row.source_at : null,
    phoneNumberId: String(row.phone_number_id),
  };
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;

/** Writes what became of a message's file; guarded by the state that was read. */
export function saveMedia(unit: Unit, messageId: string, media: Media, was: Media): void {
  unit.write(
    sql`UPDATE media SET state = ${media.state}, mime_type = ${media.mimeType}, filename = ${
      media.filename ?? null
    },
        size = ${media.size ?? null}, sha256 = ${media.sha256 ?? null}, width = ${media.width ?? null},
        height = ${media.height ?? null}, duration_ms = ${media.durationMs ?? null},
        animated = ${media.animated ? 1 : 0}, thumbnail = ${media.thumbnail ? 1 : 0},
        waveform = ${media.waveform ? json(media.waveform) : null}, error = ${media.error ?? null}
      WHERE message_id = (SELECT id FROM messages WHERE public_id = ${messageId}) AND state = ${was.state}`,
    { changes: 1 },
  );
}

/** Of these files, those that a message or somebody's picture still needs. */
export async function listNeeded(reader: Reader, sha256s: readonly string[]): Promise<Set<string>> {
  const rows = await reader.rows(
    sql`SELECT j.value AS sha256 FROM json_each(${json(sha256s)}) j
      WHERE EXISTS (SELECT 1 FROM media f WHERE f.sha256 = j.value)
        OR EXISTS (SELECT 1 FROM contacts c WHERE c.picture_sha256 = j.value)
        OR EXISTS (SELECT 1 FROM users u WHERE u.picture_sha256 = j.value)`,
  );
  return new Set(rows.map((row) => String(row.sha256)));
}
