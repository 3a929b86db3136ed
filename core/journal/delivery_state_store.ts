/**
 * What became of deliveries: the journal knows what came, the main database how far
 * it has been turned into messages and what had to be set aside.
 *
 * The two are different files, and the position moves in the commit of the messages
 * themselves; so "processed" is never said too early.
 */

import { json, type Reader, sql } from "../db/mod.ts";
import { positionFromRows, positionQuery } from "./position_store.ts";

/** Not yet read, turned into messages, or kept apart because it could not be processed even alone. */
export type DeliveryState = "pending" | "processed" | "set_aside";

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
