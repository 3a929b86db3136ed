/**
 * How far journals have been turned into messages; a row in the main database, which moves in the
 * commit of the messages themselves.
 *
 * The danger is a batch that is stored twice, by a process that died after its commit or by two that
 * read one journal. So the position moves only from where the batch was read, or the whole unit is undone.
 */

import type { Unit } from "../core.ts";
import { type Reader, type Row, type Sql, sql } from "../db/mod.ts";

/** How far a journal has been read. */
export interface JournalStep {
  readonly journalId: string;
  /** The position this batch was read from. */
  readonly from: number;
  /** The last delivery it holds. */
  readonly to: number;
}

/** The query of `journalPosition`, for reading it in one snapshot with others. */
export const positionQuery = (journalId: string): Sql =>
  sql`SELECT position FROM journal_positions WHERE journal_id = ${journalId}`;

/** The position out of the rows of `positionQuery`. */
export const positionFromRows = (rows: readonly Row[] | undefined): number =>
  Number(rows?.[0]?.position ?? 0);

/** How far that journal has been turned into messages; 0: not begun. */
export async function journalPosition(reader: Reader, journalId: string): Promise<number> {
  return positionFromRows(await reader.rows(positionQuery(journalId)));
}

/** Moves the position on; guarded: nobody else has. */
export function movePosition(unit: Unit, { journalId, from, to }: JournalStep, now: number): void {
  unit.write(
    sql`INSERT INTO journal_positions (journal_id, position, updated_at)
      SELECT ${journalId}, ${to}, ${now}
      WHERE ${from} = 0 OR EXISTS (SELECT 1 FROM journal_positions WHERE journal_id = ${journalId})
      ON CONFLICT (journal_id) DO UPDATE SET position = excluded.position, updated_at = excluded.updated_at
      WHERE position = ${from}`,
    { changes: 1 },
  );
}

/** Notes that a delivery could not be processed, even alone. */
export function setAside(
  unit: Unit,
  journalId: string,
  deliveryId: number,
  reason: string,
  now: number,
): void {
  unit.write(sql`INSERT INTO deliveries_set_aside (journal_id, delivery_id, reason, at)
    VALUES (${journalId}, ${deliveryId}, ${reason}, ${now}) ON CONFLICT DO NOTHING`);
}
