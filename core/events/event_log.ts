/**
 * The log of events: what screens, the public API and later webhooks replay.
 *
 * The danger: a cursor older than the log holds. Callers ask `oldestSeq` and
 * tell the follower to load anew instead of skipping what is gone.
 */

import type { Core } from "../core.ts";
import { insertRows, json, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import type { DomainEvent, LoggedEvent } from "./event.ts";

/** How long events are kept. */
export const EVENT_RETENTION_MS = 7 * 24 * 60 * 60 * 1000;

/** For a batch: the newest event's number at that snapshot, as `seq` (0: none yet). */
export const newestSeqQuery =
  sql`SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0) AS seq`;

/** The number out of `newestSeqQuery`'s rows. */
export function seqFromRows(rows: readonly Row[] | undefined): number {
  return Number(rows?.[0]?.["seq"] ?? 0);
}

/** The newest event's number; 0: none yet. */
export async function newestSeq(reader: Reader): Promise<number> {
  return seqFromRows(await reader.rows(newestSeqQuery));
}

/** The oldest event still kept, or the next number if none is: whoever has seen the one before it has missed nothing. */
export async function oldestSeq(reader: Reader): Promise<number> {
  return seqFromRows(
    await reader.rows(
      sql`SELECT ifnull(min(id), 1 + ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)) AS seq FROM events`,
    ),
  );
}

/** The events after a number, oldest first. */
export async function listEvents(
  reader: Reader,
  { after, limit }: { after: number; limit: number },
): Promise<LoggedEvent[]> {
  const rows = await reader.rows(
    sql`SELECT id, name, payload, at FROM events WHERE id > ${after} ORDER BY id LIMIT ${limit}`,
  );
  return rows.map(eventFromRow);
}

/** The statements that add those events, in their order; as few as a list of bound rows takes. */
export function appendEvents(events: readonly DomainEvent[], at: number): Sql[] {
  // Bound one by one: SQLite would take ten times as long to read a ticket's whole row out of a larger JSON text.
  const rows = events.map(({ name, ...payload }: { readonly name: string }) => [name, json(payload), at]);
  return insertRows("INSERT INTO events (name, payload, at)", rows);
}

/** One event out of its row. */
export function eventFromRow(row: Row): LoggedEvent {
  const payload: unknown = JSON.parse(String(row["payload"]));
  // Written by `Unit.emit` alone, which typed it; the log itself knows no slice.
  return {
    ...(payload as object),
    name: row["name"],
    seq: Number(row["id"]),
    at: Number(row["at"]),
  } as LoggedEvent;
}

/** Forgets a slice of the events older than that; says how many went. Called until it says 0. */
export async function purgeEvents(core: Core, before: number, limit = 2000): Promise<number> {
  const { rows } = await core.commit((unit) =>
    unit.write(
      sql`DELETE FROM events WHERE id IN (SELECT id FROM events WHERE at < ${before} ORDER BY id LIMIT ${limit}) RETURNING id`,
    )
  );
  return rows[0]?.length ?? 0;
}
