/**
 * Changing what somebody may do, and their password.
 *
 * The danger: an open page keeps showing what its viewer could see a moment
 * ago. `user.rights_changed` makes the event stream tell it to load anew, and
 * whoever may no longer sign in, or has a new password, loses every session in
 * the same commit.
 */

import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { requireDepartments } from "../departments/mod.ts";
import { conflict, notFound } from "../errors.ts";
import { hashPassword, requireStrongPassword } from "./password.ts";
import { deleteSessionsOf } from "./session_store.ts";
import type { Permission, Role, User } from "./user.ts";
import { findUser, hasOtherAdmin, keepOtherAdmin, savePasswordHash, saveRights } from "./user_store.ts";

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
    const losesAdmin = was.role === "admin" && was.active && (user.role !== "admin" || !user.active);
    if (losesAdmin) await requireAnotherAdmin(db, user.id);
    await core.commit((unit) => {
      if (losesAdmin) keepOtherAdmin(unit, user.id);
      saveRights(unit, user);
      if (!user.active) deleteSessionsOf(unit, user.id);
      unit.emit({ name: "user.rights_changed", userId: user.id });
      unit.audit({
        verb: "user.change_rights",
        on: user.id,
        by: order.by ?? null,
        details: { role: user.role, active: user.active, departments: user.departmentIds.join(" ") },
      });
    });
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

async function getUser(reader: Reader, id: string): Promise<User> {
  const user = await findUser(reader, id);
  if (!user) throw notFound("user_not_found", "There is no such user", { user: id });
  return user;
}

async function requireAnotherAdmin(reader: Reader, userId: string): Promise<void> {
  if (!await hasOtherAdmin(reader, userId)) {
    throw conflict("last_admin", "Somebody must stay who can administer this server");
  }
}
