/**
 * Signs of life, and the clearing away of what has served its time.
 *
 * Every purge takes one slice, so that no commit grows long; it is called until
 * it says that nothing was left.
 */

import type { Core } from "../core.ts";
import { type Reader, sql } from "../db/mod.ts";

/** What a process does: both, or one half of the work. */
export type NodeRole = "all" | "web" | "worker";

/** Says that a node is alive. */
export async function beat(core: Core, { node, role }: { node: string; role: NodeRole }): Promise<void> {
  await core.commit((unit) =>
    unit.write(sql`INSERT INTO heartbeats (node, role, at) VALUES (${node}, ${role}, ${core.now()})
      ON CONFLICT (node) DO UPDATE SET role = excluded.role, at = excluded.at`)
  );
}

/** When a node was last alive; null: never. */
export async function lastBeat(reader: Reader, node: string): Promise<number | null> {
  const [row] = await reader.rows(sql`SELECT at FROM heartbeats WHERE node = ${node}`);
  return row ? Number(row.at) : null;
}

/** Forgets a slice of the unit ids older than that; says how many went. */
export async function purgeUnits(core: Core, before: number, limit = 2000): Promise<number> {
  const { rows } = await core.commit((unit) =>
    unit.write(sql`DELETE FROM units WHERE id IN (SELECT id FROM units WHERE at < ${before} LIMIT ${limit})
      RETURNING id`)
  );
  return rows[0]?.length ?? 0;
}
