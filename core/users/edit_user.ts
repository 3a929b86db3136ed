/**
 * All of a person that an admin edits at once: what they are called, what they sign
 * in with, what they may do.
 *
 * One unit, or a mistake in the departments would leave the new name behind. The
 * public name is part of everybody's screen: another one makes them all load anew.
 */

import type { Core } from "../core.ts";
import { requireDepartments } from "../departments/mod.ts";
import { parseIdentity, requireFreeEmail } from "./add_user.ts";
import { requireAdminStays, writeRights } from "./change_user.ts";
import { getUser } from "./active_user_store.ts";
import type { Permission, Role, User } from "./user.ts";
import { saveIdentity } from "./user_store.ts";

/** What somebody is to be. */
export interface EditUser {
  readonly userId: string;
  readonly name: string;
  /** The name if it is empty. */
  readonly publicName: string;
  readonly email: string;
  readonly role: Role;
  readonly departmentIds: readonly string[];
  readonly seeUnassigned: boolean;
  readonly permissions: readonly Permission[];
  readonly by?: string | null;
}

/**
 * Edits a user. Refuses `user_not_found`, `name_empty`, `public_name_too_long`, `email_malformed`, `email_taken`,
 * `department_not_found`, `last_admin`.
 */
export async function editUser(core: Core, order: EditUser): Promise<User> {
  const identity = parseIdentity(order);
  const { role, seeUnassigned, permissions, by = null } = order;
  return await core.decide(async (db) => {
    const was = await getUser(db, order.userId);
    const departmentIds = [...new Set(order.departmentIds)].sort();
    const user: User = { ...was, ...identity, role, departmentIds, seeUnassigned, permissions };
    await requireFreeEmail(db, user.email, user.id);
    await requireDepartments(db, departmentIds);
    await requireAdminStays(db, was, user);
    await core.commit((unit) => {
      saveIdentity(unit, user);
      writeRights(unit, { was, user, by });
      if (user.publicName !== was.publicName) unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "user.edit", on: user.id, by });
    });
    return user;
  });
}
