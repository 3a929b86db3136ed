/**
 * Renaming, colouring, ordering and removing departments.
 *
 * The danger is a department that goes while a customer's ticket waits in it: nobody
 * would see that queue any more. So only one that nothing points to can go, tickets
 * of years ago included, and the deletion itself is guarded by that.
 */

import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { conflict, notFound } from "../errors.ts";
import { parseDepartmentName, parseHue } from "./add_department.ts";
import type { Department } from "./department.ts";
import { countUse, deleteDepartment, saveDepartment, saveOrder } from "./department_change_store.ts";
import { findDepartment, findDepartmentByName, listDepartments } from "./department_store.ts";

/** What a department is to be. */
export interface ChangeDepartment {
  readonly id: string;
  readonly name: string;
  readonly hue: number;
  readonly by?: string | null;
}

/** Changes name and colour. Refuses `department_not_found`, `name_empty`, `hue_unknown`, `department_name_taken`. */
export async function changeDepartment(core: Core, order: ChangeDepartment): Promise<Department> {
  const { id, by = null } = order;
  const department = { id, name: parseDepartmentName(order.name), hue: parseHue(order.hue) };
  const { name } = department;
  return await core.decide(async (db) => {
    await getDepartment(db, id);
    const namesake = await findDepartmentByName(db, name);
    if (namesake && namesake.id !== id) {
      throw conflict("department_name_taken", `There is a department called ${name}`, { name });
    }
    await core.commit((unit) => {
      saveDepartment(unit, department);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "department.change", on: id, by });
    });
    return department;
  });
}

/** Moves a department one place up or down; at the end of the list it stays. Refuses `department_not_found`. */
export function moveDepartment(
  core: Core,
  order: { id: string; direction: "up" | "down"; by?: string | null },
): Promise<void> {
  const { id, direction, by = null } = order;
  return core.decide(async (db) => {
    await getDepartment(db, id);
    const ids = (await listDepartments(db)).map((department) => department.id);
    const from = ids.indexOf(id);
    const to = Math.min(Math.max(from + (direction === "up" ? -1 : 1), 0), ids.length - 1);
    if (to === from) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    await core.commit((unit) => {
      saveOrder(unit, ids);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "department.move", on: id, by, details: { direction } });
    });
  });
}

/** Removes a department that nothing points to. Refuses `department_not_found`, `department_in_use` (details: what points to it). */
export function removeDepartment(core: Core, order: { id: string; by?: string | null }): Promise<void> {
  const { id, by = null } = order;
  return core.decide(async (db) => {
    const { name } = await getDepartment(db, id);
    const use = await countUse(db, id);
    if (use.tickets + use.connections + use.members > 0) {
      throw conflict("department_in_use", "Something still points to this department", { ...use });
    }
    await core.commit((unit) => {
      deleteDepartment(unit, id);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "department.remove", on: id, by, details: { name } });
    });
  });
}

/** The department of that id; throws `department_not_found`. */
export async function getDepartment(reader: Reader, id: string): Promise<Department> {
  const department = await findDepartment(reader, id);
  if (!department) throw notFound("department_not_found", "There is no such department", { department: id });
  return department;
}
