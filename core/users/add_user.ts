/**
 * Adding people: by somebody who may, or, on a server without anybody, by
 * whoever opens the set-up page first.
 *
 * The danger is the set-up page answering twice: two browsers, or two nodes,
 * would both make an admin. The insert itself says "only while there is no
 * user", so that the second one finds the door shut.
 */

import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { requireDepartments } from "../departments/mod.ts";
import { conflict, invalid } from "../errors.ts";
import { hashPassword, requireStrongPassword } from "./password.ts";
import { type Locale, type Permission, PERMISSIONS, type Role, type User } from "./user.ts";
import { findUserByEmail, hasUsers, insertUser } from "./user_store.ts";

/** Who is to be added. */
export interface AddUser {
  readonly email: string;
  readonly name: string;
  /** What customers and colleagues see; the name if it is not given: two people may share a first name. */
  readonly publicName?: string;
  readonly role: Role;
  readonly departmentIds?: readonly string[];
  readonly seeUnassigned?: boolean;
  /** All, unless told. */
  readonly permissions?: readonly Permission[];
  readonly password: string;
  readonly locale?: Locale;
  /** The id of the user who adds; null: the command line. */
  readonly by?: string | null;
}

/** Adds a user. Refuses `name_empty`, `email_malformed`, `password_weak`, `email_taken`, `department_not_found`. */
export async function addUser(core: Core, order: AddUser): Promise<User> {
  const user = newUser(core, order);
  requireStrongPassword(order.password);
  await requireFreeEmail(core, user.email);
  const passwordHash = await hashPassword(order.password);
  return core.decide(async (db) => {
    await requireFreeEmail(db, user.email);
    await requireDepartments(db, user.departmentIds);
    await core.commit((unit) => {
      insertUser(unit, user, passwordHash);
      unit.audit({ verb: "user.add", on: user.id, by: order.by ?? null, details: { role: user.role } });
    });
    return user;
  });
}

/** What the first-run page asks for. */
export type SetUp = Pick<AddUser, "name" | "email" | "password" | "locale">;

/** Makes the first user, an admin, while there is none; refuses `setup_done` ever after. */
export async function setUp(core: Core, order: SetUp): Promise<User> {
  await requireNobody(core);
  const user = newUser(core, { ...order, role: "admin" });
  requireStrongPassword(order.password);
  const passwordHash = await hashPassword(order.password);
  return core.decide(async (db) => {
    await requireNobody(db);
    await core.commit((unit) => {
      insertUser(unit, user, passwordHash, true);
      unit.audit({ verb: "user.set_up", on: user.id, by: user.id });
    });
    return user;
  });
}

async function requireNobody(reader: Reader): Promise<void> {
  if (await hasUsers(reader)) throw conflict("setup_done", "This server has been set up");
}

/** Refuses `email_taken` if somebody (else than `exceptId`) has that e-mail. */
export async function requireFreeEmail(reader: Reader, email: string, exceptId?: string): Promise<void> {
  const like = await findUserByEmail(reader, email);
  if (like && like.id !== exceptId) {
    throw conflict("email_taken", `There is a user with the e-mail ${email}`, { email });
  }
}

/** What somebody is called and signs in with; refuses `name_empty`, `public_name_too_long`, `email_malformed`. */
export function parseIdentity(
  order: Pick<AddUser, "name" | "publicName" | "email">,
): Pick<User, "email" | "name" | "publicName"> {
  const name = order.name.trim();
  const email = order.email.trim().toLowerCase();
  const publicName = order.publicName?.trim() || name;
  if (!name || name.length > 100) throw invalid("name_empty", "A name has 1 to 100 characters");
  if (publicName.length > 100) {
    throw invalid("public_name_too_long", "A public name has at most 100 characters");
  }
  if (email.length > 254 || !/^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/.test(email)) {
    throw invalid("email_malformed", "This is not an e-mail address");
  }
  return { email, name, publicName };
}

function newUser(core: Core, order: Omit<AddUser, "password">): User {
  return {
    id: core.newId("user"),
    ...parseIdentity(order),
    role: order.role,
    departmentIds: [...new Set(order.departmentIds ?? [])].sort(),
    seeUnassigned: order.seeUnassigned ?? true,
    permissions: order.permissions ?? PERMISSIONS,
    locale: order.locale ?? null,
    theme: null,
    active: true,
    createdAt: core.now(),
  };
}
