/**
 * Many units, one COMMIT: each unit stands between a savepoint and its release,
 * so that one whose guard fails or whose data is bad is undone alone, and the
 * disk is asked to remember once for all of them.
 *
 * The danger: a failure of the file itself (full disk, lost lock) is no unit's
 * fault. It undoes the whole group and is thrown, so that the queue can send
 * the group again; units carry an id for that.
 */

import type { Connection } from "../connection/connection.ts";
import type { Committed, Write, WriteUnit } from "../database.ts";
import { UnitConflict } from "../database.ts";
import { constraintIn, isBusy, isSick } from "../database_errors.ts";
import type { Row } from "../sql.ts";
import { sql } from "../sql.ts";

/** What became of one unit of a group. */
export type Outcome =
  | { readonly ok: true; readonly committed: Committed }
  | { readonly ok: false; readonly error: Error };

/** The newest event's number, as SQLite keeps it. */
export const newestEvent = sql`SELECT seq FROM sqlite_sequence WHERE name = 'events' LIMIT 1`;

/** Reads the number out of the rows of `newestEvent`. */
export const seqOf = (rows: readonly Row[]): number => Number(rows[0]?.seq ?? 0);

/** Commits as many of the units as fit into `sliceMs`, at least one; outcomes in their order. */
export function commitGroup(
  connection: Connection,
  units: readonly WriteUnit[],
  sliceMs: number,
  now: number,
): Outcome[] {
  const until = performance.now() + sliceMs;
  const done: (Row[][] | Error)[] = [];
  connection.exec("BEGIN IMMEDIATE");
  try {
    for (const unit of units) {
      done.push(attempt(connection, unit, now));
      if (performance.now() > until) break;
    }
    const seq = seqOf(connection.all(newestEvent));
    connection.exec("COMMIT");
    return done.map((it) =>
      it instanceof Error ? { ok: false, error: it } : { ok: true, committed: { seq, rows: it } }
    );
  } catch (error) {
    // SQLite may have rolled back by itself (disk full); only an open transaction is rolled back here.
    if (connection.inTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}

function attempt(connection: Connection, unit: WriteUnit, now: number): Row[][] | Error {
  connection.exec("SAVEPOINT unit");
  try {
    const first = sql`INSERT INTO units(id, at) VALUES (${unit.id}, ${now}) ON CONFLICT DO NOTHING`;
    const known = connection.run(first).changes === 0;
    const rows = known ? [] : unit.writes.map((write) => guarded(connection, write));
    connection.exec("RELEASE unit");
    return rows;
  } catch (error) {
    if (isBusy(error) || isSick(error) || !connection.inTransaction) throw error;
    connection.exec("ROLLBACK TO unit; RELEASE unit");
    return constraintIn(error) ?? (error instanceof Error ? error : new Error(String(error)));
  }
}

function guarded(connection: Connection, write: Write): Row[] {
  const { rows, changes } = connection.run(write.query);
  if (write.changes !== undefined && write.changes !== changes) throw new UnitConflict(write.query.text);
  return rows;
}
