/**
 * The journal's own file: its tables, its id and the queries on them, shared by
 * the one who appends (main thread) and those who only read (the writer's
 * Worker).
 *
 * The danger: a replaced journal counts from one again. Its random id lives in
 * the file, and positions are kept per id, so that a new file starts anew
 * instead of being skipped.
 */

import type { Connection } from "../db/mod.ts";
import { type Row, sql } from "../db/mod.ts";
import { newId } from "../ids.ts";
import type { Delivery, DeliveryHead, DeliveryRange } from "./delivery.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS journal_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`;

/** Makes the tables and the id if absent. */
export function prepareJournal(file: Connection, now: number): void {
  file.exec(TABLES);
  file.run(
    sql`INSERT INTO journal_meta(key, value) VALUES ('id', ${newId("journal", now)}) ON CONFLICT DO NOTHING`,
  );
}

/** The journal's random id. */
export function journalId(file: Connection): string {
  return String(file.all(sql`SELECT value FROM journal_meta WHERE key = 'id'`)[0]?.value);
}

/** Gives the journal another random id and says it. */
export function renameJournal(file: Connection, now: number): string {
  const id = newId("journal", now);
  file.run(sql`UPDATE journal_meta SET value = ${id} WHERE key = 'id'`);
  return id;
}

/** The number of the newest delivery ever appended; 0: none yet. */
export function newestDelivery(file: Connection): number {
  return Number(file.all(sql`SELECT seq FROM sqlite_sequence WHERE name = 'deliveries'`)[0]?.seq ?? 0);
}

/** How many bytes of bodies are read at once; a single larger one is read alone. */
const READ_BYTES = 8 * 1024 * 1024;

/** The deliveries after a number, oldest first; fewer than `limit` where they are large. */
export function readDeliveries(file: Connection, after: number, limit: number): Delivery[] {
  const sizes = file.all(
    sql`SELECT id, length(body) AS bytes FROM deliveries WHERE id > ${after} ORDER BY id LIMIT ${limit}`,
  );
  let bytes = 0;
  const tooMuch = sizes.findIndex((row, i) => (bytes += Number(row.bytes)) > READ_BYTES && i > 0);
  const last = sizes.at(tooMuch < 0 ? -1 : tooMuch - 1);
  if (!last) return [];
  const query = sql`SELECT id, received_at, body FROM deliveries
    WHERE id > ${after} AND id <= ${last.id ?? null} ORDER BY id`;
  return file.all(query).map(deliveryFromRow);
}

/** The deliveries between two numbers (themselves not), newest first; SQLite says how long a body is without reading it. */
export function listDeliveries(file: Connection, { before, after, limit }: DeliveryRange): DeliveryHead[] {
  const query = sql`SELECT id, received_at, length(body) AS size FROM deliveries
    WHERE id > ${after ?? 0} AND id < ${before ?? Number.MAX_SAFE_INTEGER} ORDER BY id DESC LIMIT ${limit}`;
  return file.all(query).map(headFromRow);
}

/** The delivery right after a number; null: there is none. */
export function deliveryAfter(file: Connection, after: number): DeliveryHead | null {
  const [row] = file.all(
    sql`SELECT id, received_at, length(body) AS size FROM deliveries WHERE id > ${after} ORDER BY id LIMIT 1`,
  );
  return row ? headFromRow(row) : null;
}

const headFromRow = (row: Row): DeliveryHead => ({
  id: Number(row.id),
  receivedAt: Number(row.received_at),
  size: Number(row.size),
});

/** One delivery. */
export function findDelivery(file: Connection, id: number): Delivery | null {
  const [row] = file.all(sql`SELECT id, received_at, body FROM deliveries WHERE id = ${id}`);
  return row ? deliveryFromRow(row) : null;
}

/** Deletes from the oldest on what came before that time, up to a number, `limit` at most. */
export function purgeDeliveries(file: Connection, before: number, upTo: number, limit: number): number {
  // Only the oldest are looked at: ids follow time, and the table may hold millions.
  return file.run(
    sql`DELETE FROM deliveries WHERE id IN (
      SELECT id FROM (SELECT id, received_at FROM deliveries ORDER BY id LIMIT ${limit})
      WHERE received_at < ${before} AND id <= ${upTo})`,
  ).changes;
}

function deliveryFromRow(row: Row): Delivery {
  const { id, received_at, body } = row;
  return {
    id: Number(id),
    receivedAt: Number(received_at),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  };
}
