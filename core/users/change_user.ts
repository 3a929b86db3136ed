/**
 * Changing what somebody may do, and their password.
 *
 * The danger: an open page keeps showing what its viewer could see a moment
 * ago. `user.rights_changed` makes the event stream tell it to load anew, and
 * whoever may no longer sign in, or has a new password, loses every session in
 * the same commit.
 */

import type { Core, Unit } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { requireDepartments } from "../departments/mod.ts";
import { conflict } from "../errors.ts";
import { hashPassword, requireStrongPassword } from "./password.ts";
import { deleteSessionsOf } from "./session_store.ts";
import type { Permission, Role, User } from "./user.ts";
import { hasOtherAdmin, keepOtherAdmin, savePasswordHash, saveRights } from "./user_store.ts";
import { getUser } from "./active_user_store.ts";

/** What is to change; what is left out stays. */
export interface ChangeRights {
  readonly userId: string;
  readonly role?: Role;
  readonly departmentIds?: readonly string[];
  readonly seeUnassigned?: boolean;
  readonly permissions?: readonly Permission[];
  readonly active?: boolean;
  /** The id of the user who changes it; null: the command line. */
  readonly by?: string | null;
}

/** Changes rights. Refuses `user_not_found`, `department_not_found`, `last_admin`. */
export function changeRights(core: Core, order: ChangeRights): Promise<User> {
  return core.decide(async (db) => {
    const was = await getUser(db, order.userId);
    const user: User = {
      ...was,
      role: order.role ?? was.role,
      departmentIds: [...new Set(order.departmentIds ?? was.departmentIds)].sort(),
      seeUnassigned: order.seeUnassigned ?? was.seeUnassigned,
      permissions: order.permissions ?? was.permissions,
      active: order.active ?? was.active,
    };
    await requireDepartments(db, user.departmentIds);
    await requireAdminStays(db, was, user);
    await core.commit((unit) => writeRights(unit, { was, user, by: order.by ?? null }));
    return user;
  });
}

/** Gives a user another password and ends all their sessions. Refuses `password_weak`, `user_not_found`. */
export async function changePassword(
  core: Core,
  order: { userId: string; password: string; by?: string | null },
): Promise<void> {
  requireStrongPassword(order.password);
  const passwordHash = await hashPassword(order.password);
  await core.decide(async (db) => {
    const user = await getUser(db, order.userId);
    await core.commit((unit) => {
      savePasswordHash(unit, user.id, passwordHash);
      deleteSessionsOf(unit, user.id);
      unit.emit({ name: "user.rights_changed", userId: user.id });
      unit.audit({ verb: "user.change_password", on: user.id, by: order.by ?? null });
    });
  });
}

const losesAdmin = (was: User, user: User) =>
  was.role === "admin" && was.active && (user.role !== "admin" || !user.active);

/** Refuses `last_admin` if nobody could administer this server after that change. */
export async function requireAdminStays(reader: Reader, was: User, user: User): Promise<void> {
  if (losesAdmin(was, user) && !await hasOtherAdmin(reader, user.id)) {
    throw conflict("last_admin", "Somebody must stay who can administer this server");
  }
}

/** Writes other rights, with all that follows from them; guarded: an admin stays. */
export function writeRights(
  unit: Unit,
  { was, user, by }: { was: User; user: User; by: string | null },
): void {
  if (losesAdmin(was, user)) keepOtherAdmin(unit, user.id);
  saveRights(unit, user);
  if (!user.active) deleteSessionsOf(unit, user.id);
  unit.emit({ name: "user.rights_changed", userId: user.id });
  unit.audit({
    verb: "user.change_rights",
    on: user.id,
    by,
    details: { role: user.role, active: user.active, departments: user.departmentIds.join(" ") },
  });
}
