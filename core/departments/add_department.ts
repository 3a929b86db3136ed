/**
 * Adding a department: a queue that tickets wait in and people are members of.
 *
 * Its name is what people pick it by, so that two of one name are refused; the
 * insert is guarded by that too, for two admins at one instant.
 */

import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { conflict, invalid, notFound } from "../errors.ts";
import { type Department, HUES } from "./department.ts";
import { findDepartmentByName, insertDepartment, nextHue, unknownDepartments } from "./department_store.ts";

/** Which department is to be added. */
export interface AddDepartment {
  readonly name: string;
  /** Its palette class, 1–12; the next free one if it is not given. */
  readonly hue?: number;
  readonly by?: string | null;
}

/** Adds a department. Refuses `name_empty`, `department_name_taken`, `hue_unknown`. */
export async function addDepartment(core: Core, order: AddDepartment): Promise<Department> {
  const name = parseDepartmentName(order.name);
  const hue = order.hue === undefined ? undefined : parseHue(order.hue);
  return await core.decide(async (db) => {
    if (await findDepartmentByName(db, name)) {
      throw conflict("department_name_taken", `There is a department called ${name}`, { name });
    }
    const department = { id: core.newId("department"), name, hue: hue ?? await nextHue(db) };
    await core.commit((unit) => {
      insertDepartment(unit, department, core.now());
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "department.add", on: department.id, by: order.by ?? null });
    });
    return department;
  });
}

/** The name without blanks around it; refuses `name_empty`. */
export function parseDepartmentName(text: string): string {
  const name = text.trim();
  if (!name || name.length > 60) throw invalid("name_empty", "A name has 1 to 60 characters");
  return name;
}

/** Refuses `hue_unknown` unless the palette has it. */
export function parseHue(hue: number): number {
  if (Number.isInteger(hue) && hue >= 1 && hue <= HUES) return hue;
  throw invalid("hue_unknown", `A hue is a number from 1 to ${HUES}`);
}

/** Refuses `department_not_found` unless every id names a department. */
export async function requireDepartments(reader: Reader, ids: readonly string[]): Promise<void> {
  const unknown = ids.length > 0 ? await unknownDepartments(reader, ids) : [];
  if (unknown.length > 0) {
    throw notFound("department_not_found", `There is no department ${unknown.join(", ")}`, {
      department: unknown[0],
    });
  }
}
