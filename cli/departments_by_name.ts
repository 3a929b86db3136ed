/** People name departments; the core wants their ids. */

import type { Core } from "../core/core.ts";
import { notFound } from "../core/errors.ts";
import { findDepartment, findDepartmentByName } from "../core/departments/mod.ts";

/** The ids of departments given by name (or id); throws `department_not_found`. */
export async function departmentIdsOf(core: Core, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const department = await findDepartmentByName(core, name) ?? await findDepartment(core, name);
    if (!department) {
      throw notFound("department_not_found", `There is no department called ${name}`, { department: name });
    }
    ids.push(department.id);
  }
  return ids;
}
