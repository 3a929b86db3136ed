/** What of departments' rows people change. */

import type { Unit } from "../core.ts";
import { json, type Reader, sql } from "../db/mod.ts";
import type { Department } from "./department.ts";

/** What points to a department. */
export interface DepartmentUse {
  readonly tickets: number;
  readonly connections: number;
  readonly members: number;
}

/** Writes name and hue; guarded: no other department is called so. */
export function saveDepartment(unit: Unit, { id, name, hue }: Department): void {
  unit.write(
    sql`UPDATE departments SET name = ${name}, hue = ${hue} WHERE public_id = ${id}
      AND NOT EXISTS (SELECT 1 FROM departments o WHERE o.name = ${name} AND o.public_id <> ${id})`,
    { changes: 1 },
  );
}

/** Writes the order of all departments; one that was added meanwhile comes last. */
export function saveOrder(unit: Unit, ids: readonly string[]): void {
  unit.write(
    sql`UPDATE departments SET position = ifnull(
      (SELECT j.key + 1 FROM json_each(${
      json(ids)
    }) j WHERE j.value = departments.public_id), position + 1000000)`,
  );
}

/** What points to it. */
export async function countUse(reader: Reader, id: string): Promise<DepartmentUse> {
  const [row] = await reader.rows(
    sql`SELECT (SELECT ifnull(sum(n), 0) FROM ticket_counts WHERE department_id = d.id) AS tickets,
        (SELECT count(*) FROM connections WHERE default_department_id = d.id) AS connections,
        (SELECT count(*) FROM memberships WHERE department_id = d.id) AS members
      FROM departments d WHERE d.public_id = ${id}`,
  );
  const count = (value: unknown) => Number(value ?? 0);
  return {
    tickets: count(row?.tickets),
    connections: count(row?.connections),
    members: count(row?.members),
  };
}

/** Deletes a department; guarded: nothing points to it when this commits. */
export function deleteDepartment(unit: Unit, id: string): void {
  unit.write(
    sql`DELETE FROM departments WHERE public_id = ${id}
      AND NOT EXISTS (SELECT 1 FROM ticket_counts t WHERE t.department_id = departments.id AND t.n > 0)
      AND NOT EXISTS (SELECT 1 FROM connections c WHERE c.default_department_id = departments.id)
      AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.department_id = departments.id)`,
    { changes: 1 },
  );
}
