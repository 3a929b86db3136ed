/** When a contact last wrote to a connection, which the service window counts from, and who has the conversation. */

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
      DO UPDATE SET last_inbound_at = max(ifnull(last_inbound_at, 0), excluded.last_inbound_at)`,
  );
}

/** Who has a contact's conversation on a connection since when: we, or Meta's own agent. */
export type Held = readonly [
  connectionId: string,
  contactId: string,
  heldBy: "meta_agent" | null,
  at: number,
];

/** Keeps who has conversations; what is known of a later time stays. */
export function saveHeld(unit: Unit, held: readonly Held[]): void {
  if (held.length === 0) return;
  unit.write(
    sql`INSERT INTO threads (connection_id, contact_id, held_by, held_at)
      SELECT n.id, c.id, j.row ->> 2, j.row ->> 3 FROM ${jsonRows(held)} j
        CROSS JOIN connections n ON n.public_id = j.row ->> 0
        CROSS JOIN contacts c ON c.public_id = j.row ->> 1
      WHERE true ON CONFLICT (connection_id, contact_id)
      DO UPDATE SET held_by = excluded.held_by, held_at = excluded.held_at
      WHERE excluded.held_at >= ifnull(held_at, 0)`,
  );
}
