/**
 * What became of deliveries: the journal knows what came, the main database how far
 * it has been turned into messages and what had to be set aside.
 *
 * The two are different files, and the position moves in the commit of the messages
 * themselves; so "processed" is never said too early.
 */

import type { Unit } from "../core.ts";
import { json, type Reader, sql } from "../db/mod.ts";
import { positionFromRows, positionQuery } from "./position_store.ts";

/** Not yet read, turned into messages, or kept apart because it could not be processed even alone. */
export type DeliveryState = "pending" | "processed" | "set_aside";

/** The states, for checking. */
export const DELIVERY_STATES: readonly DeliveryState[] = ["pending", "processed", "set_aside"];

/** The state of each of those deliveries of a journal. */
export async function loadDeliveryStates(
  reader: Reader,
  { journalId, ids }: { journalId: string; ids: readonly number[] },
): Promise<Map<number, DeliveryState>> {
  const [positions, aside = []] = await reader.batch([
    positionQuery(journalId),
    sql`SELECT delivery_id FROM deliveries_set_aside
      WHERE journal_id = ${journalId} AND delivery_id IN (SELECT value FROM json_each(${json(ids)}))`,
  ]);
  const position = positionFromRows(positions);
  const setAside = new Set(aside.map((row) => Number(row.delivery_id)));
  return new Map(ids.map((id) => {
    if (setAside.has(id)) return [id, "set_aside"];
    return [id, id <= position ? "processed" : "pending"];
  }));
}

/** How many of a journal's deliveries set aside are listed at once; more of them is a flood that one list can't mend. */
const MOST_ASIDE = 1000;

/** The deliveries of a journal that are set aside, oldest first, a thousand at most. */
export async function listSetAside(reader: Reader, journalId: string): Promise<number[]> {
  const rows = await reader.rows(sql`SELECT delivery_id FROM deliveries_set_aside
    WHERE journal_id = ${journalId} ORDER BY delivery_id LIMIT ${MOST_ASIDE}`);
  return rows.map((row) => Number(row.delivery_id));
}

/** How many deliveries of a journal are set aside. */
export async function countSetAside(reader: Reader, journalId: string): Promise<number> {
  const [row] = await reader.rows(
    sql`SELECT count(*) AS n FROM deliveries_set_aside WHERE journal_id = ${journalId}`,
  );
  return Number(row?.n ?? 0);
}

/** Why a delivery was set aside, and when. */
export interface SetAside {
  readonly reason: string;
  readonly at: number;
}

/** Why that delivery was set aside; null: it is not. */
export async function findSetAside(
  reader: Reader,
  journalId: string,
  deliveryId: number,
): Promise<SetAside | null> {
  const [row] = await reader.rows(sql`SELECT reason, at FROM deliveries_set_aside
    WHERE journal_id = ${journalId} AND delivery_id = ${deliveryId}`);
  return row ? { reason: String(row.reason), at: Number(row.at) } : null;
}

/** That delivery has been dealt with after all. */
export function takeFromAside(unit: Unit, journalId: string, deliveryId: number): void {
  unit.write(
    sql`DELETE FROM deliveries_set_aside WHERE journal_id = ${journalId} AND delivery_id = ${deliveryId}`,
  );
}
