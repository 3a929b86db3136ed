/**
 * What receiving left aside, counted for good: fields of Meta's that nothing here
 * reads, traffic for numbers nobody has registered. Counted in the commit of the
 * batch itself, so that nothing is counted twice.
 */

import type { Unit } from "../core.ts";
import { jsonRows, type Reader, sql } from "../db/mod.ts";

/** How often something was left aside. */
export interface IgnoredCount {
  /** Meta's field, or what was wrong ("unknown_number", "no_json"). */
  readonly reason: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Of one reason only so much is kept: it comes from outside. */
const REASON_LIMIT = 100;

/** Counts on. */
export function countIgnored(unit: Unit, ignored: Readonly<Record<string, number>>, now: number): void {
  const rows = Object.entries(ignored).map(([reason, n]) => [reason.slice(0, REASON_LIMIT), n]);
  if (rows.length === 0) return;
  unit.write(
    sql`INSERT INTO ignored_items (reason, count, first_at, last_at)
      SELECT j.row ->> 0, j.row ->> 1, ${now}, ${now} FROM ${jsonRows(rows)} j
      WHERE true ON CONFLICT (reason) DO UPDATE SET count = count + excluded.count, last_at = excluded.last_at`,
  );
}

/** What has been left aside so far, most often first; fifty reasons at most. */
export async function listIgnored(reader: Reader): Promise<IgnoredCount[]> {
  const rows = await reader.rows(
    sql`SELECT reason, count, first_at, last_at FROM ignored_items ORDER BY count DESC, reason LIMIT 50`,
  );
  return rows.map((row) => ({
    reason: String(row.reason),
    count: Number(row.count),
    firstAt: Number(row.first_at),
    lastAt: Number(row.last_at),
  }));
}
