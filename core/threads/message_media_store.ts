/** The files of new messages, as rows, with the jobs that fetch those which are not there yet. */

import type { Unit } from "../core.ts";
import { jsonRows, sql } from "../db/mod.ts";
import type { NewMessage } from "./message_store.ts";

/** Writes the rows of the files that these messages have; the messages must have been written before. */
export function insertMedia(unit: Unit, messages: readonly NewMessage[], now: number): void {
  const rows = messages.flatMap(({ id, media: m, source }) =>
    m
      ? [[
        id,
        m.kind,
        m.state,
        m.mimeType,
        m.filename ?? null,
        m.size ?? null,
        m.sha256 ?? null,
        m.width ?? null,
        m.height ?? null,
        m.durationMs ?? null,
        m.voice ? 1 : 0,
        m.animated ? 1 : 0,
        m.thumbnail ? 1 : 0,
        m.waveform ?? null,
        source?.providerMediaId ?? null,
        source?.url ?? null,
        m.error ?? null,
      ]]
      : []
  );
  if (rows.length === 0) return;
  unit.write(
    sql`INSERT INTO media (message_id, kind, state, mime_type, filename, size, sha256, width, height, duration_ms, voice,
        animated, thumbnail, waveform, provider_media_id, provider_id_at, provider_url, error, created_at)
      SELECT m.id, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4, j.row ->> 5, j.row ->> 6, j.row ->> 7, j.row ->> 8,
        j.row ->> 9, j.row ->> 10, j.row ->> 11, j.row ->> 12, nullif(j.row -> 13, 'null'), j.row ->> 14,
        iif(j.row ->> 14 IS NULL, NULL, ${now}), j.row ->> 15, j.row ->> 16, ${now}
      FROM ${jsonRows(rows)} j CROSS JOIN messages m ON m.public_id = j.row ->> 0`,
    { changes: rows.length },
  );
  for (const { id, media } of messages) {
    if (media?.state !== "waiting") continue;
    unit.enqueue({ kind: "media.fetch", args: { messageId: id }, uniqueKey: `media:${id}` });
  }
}
