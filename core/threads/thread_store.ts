/** When a contact last wrote to a connection: what the service window counts from. */

import type { Unit } from "../core.ts";
import { jsonRows, sql } from "../db/mod.ts";

/** That a contact wrote to a connection, and when. */
export type Heard = readonly [connectionId: string, contactId: string, at: number];

/** Keeps when contacts wrote; a later time that is known already stays. */
export function saveHeard(unit: Unit, heard: readonly Heard[]): void {
  if (heard.length === 0) return;
  unit.write(
    sql`INSERT INTO threads (connection_id, contact_id, last_inbound_at)
      SELECT n.id, c.id, j.row ->> 2 FROM ${jsonRows(heard)} j
        CROSS JOIN connections n ON n.public_id = j.row ->> 0
        CROSS JOIN contacts c ON c.public_id = j.row ->> 1
      WHERE true ON CONFLICT (connection_id, contact_id)
      DO UPDATE SET last_inbound_at = max(last_inbound_at, excluded.last_inbound_at)`,
  );
}
