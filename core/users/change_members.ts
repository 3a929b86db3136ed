/** Who belongs to a department, seen from the department; each whose queues change loads their screen anew. */

import type { Core } from "../core.ts";
import { getDepartment } from "../departments/mod.ts";
import { notFound } from "../errors.ts";
import { listUsers, saveMembership } from "./user_store.ts";

/** Makes these users, and no others, the members. Refuses `department_not_found`, `user_not_found`. */
export function changeMembers(
  core: Core,
  order: { departmentId: string; userIds: readonly string[]; by?: string | null },
): Promise<void> {
  const { departmentId, by = null } = order;
  const wanted = new Set(order.userIds);
  return core.decide(async (db) => {
    await getDepartment(db, departmentId);
    const users = await listUsers(db);
    const unknown = [...wanted].find((id) => !users.some((user) => user.id === id));
    if (unknown) throw notFound("user_not_found", "There is no such user", { user: unknown });
    const moved = users.filter((user) => user.departmentIds.includes(departmentId) !== wanted.has(user.id));
    if (moved.length === 0) return;
    await core.commit((unit) => {
      for (const { id: userId } of moved) {
        saveMembership(unit, { userId, departmentId, member: wanted.has(userId) });
        unit.emit({ name: "user.rights_changed", userId });
      }
      unit.audit({
        verb: "department.change_members",
        on: departmentId,
        by,
        details: { moved: moved.length },
      });
    });
  });
}
