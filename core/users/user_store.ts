/**
 * Users as rows, with their departments in one query.
 *
 * The danger: `password_hash` is read by `findCredentials` only, and never
 * becomes part of a `User`, which travels to pages, events and the API.
 */

import { json, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import type { Unit } from "../core.ts";
import { notFound } from "../errors.ts";
import { LOCALES, type Permission, PERMISSIONS, type Role, ROLES, type User } from "./user.ts";

/** The columns that `userFromRow` decodes, of `users` under the name `u`. */
export const userColumns: Sql = sql`u.public_id AS id, u.email, u.name, u.public_name, u.role,
  u.see_unassigned, u.permissions, u.locale, u.theme, u.active, u.created_at,
  substr(u.picture_sha256, 1, 12) AS picture,
  (SELECT json_group_array(d.public_id) FROM memberships m JOIN departments d ON d.id = m.department_id
    WHERE m.user_id = u.id) AS department_ids`;

/** A user from a row of `userColumns`. */
export function userFromRow(row: Row): User {
  const departmentIds: unknown = JSON.parse(String(row.department_ids));
  return {
    id: String(row.id),
    email: String(row.email),
    name: String(row.name),
    publicName: String(row.public_name),
    role: roleOf(row.role),
    departmentIds: Array.isArray(departmentIds) ? departmentIds.map(String).sort() : [],
    seeUnassigned: row.see_unassigned === 1,
    permissions: permissionsOf(row.permissions),
    locale: LOCALES.find((locale) => locale === row.locale) ?? null,
    theme: row.theme === "light" || row.theme === "dark" ? row.theme : null,
    active: row.active === 1,
    ...(typeof row.picture === "string" && { picture: row.picture }),
    createdAt: Number(row.created_at),
  };
}

function permissionsOf(value: unknown): Permission[] {
  const granted: unknown = JSON.parse(String(value));
  return PERMISSIONS.filter((permission) => Array.isArray(granted) && granted.includes(permission));
}

function roleOf(value: unknown): Role {
  const role = ROLES.find((known) => known === value);
  if (!role) throw new Error(`a stored role is none of ours: ${value}`);
  return role;
}

/** Whether anybody can sign in yet; the first-run page shows while nobody can. */
export async function hasUsers(reader: Reader): Promise<boolean> {
  return (await reader.rows(sql`SELECT 1 FROM users LIMIT 1`)).length > 0;
}

/** The user of that id, or null. */
export async function findUser(reader: Reader, id: string): Promise<User | null> {
  const [row] = await reader.rows(sql`SELECT ${userColumns} FROM users u WHERE u.public_id = ${id}`);
  return row ? userFromRow(row) : null;
}

/** The user with that e-mail address, whatever its case, or null. */
export async function findUserByEmail(reader: Reader, email: string): Promise<User | null> {
  const [row] = await reader.rows(
    sql`SELECT ${userColumns} FROM users u WHERE u.email = ${email.trim().toLowerCase()}`,
  );
  return row ? userFromRow(row) : null;
}

/** The user with that e-mail address; throws `user_not_found`. */
export async function getUserByEmail(reader: Reader, email: string): Promise<User> {
  const user = await findUserByEmail(reader, email);
  if (!user) throw notFound("user_not_found", `There is no user with the e-mail ${email}`, { email });
  return user;
}

/** Everybody, by name. */
export async function listUsers(reader: Reader): Promise<User[]> {
  const rows = await reader.rows(sql`SELECT ${userColumns} FROM users u ORDER BY u.name, u.id`);
  return rows.map(userFromRow);
}

/** A user with the hash of their password, for signing in; null if nobody has that e-mail. */
export async function findCredentials(
  reader: Reader,
  email: string,
): Promise<{ user: User; passwordHash: string } | null> {
  const [row] = await reader.rows(
    sql`SELECT ${userColumns}, u.password_hash FROM users u WHERE u.email = ${email}`,
  );
  return row ? { user: userFromRow(row), passwordHash: String(row.password_hash) } : null;
}

/** Writes a new user, guarded: the e-mail is free and, with `onlyFirst`, there is no user at all. */
export function insertUser(unit: Unit, user: User, passwordHash: string, onlyFirst = false): void {
  unit.write(
    sql`INSERT INTO users (public_id, email, name, public_name, password_hash, role, see_unassigned, permissions, locale,
        theme, active, created_at)
      SELECT ${user.id}, ${user.email}, ${user.name}, ${user.publicName}, ${passwordHash}, ${user.role},
        ${user.seeUnassigned}, ${
      json(user.permissions)
    }, ${user.locale}, ${user.theme}, ${user.active}, ${user.createdAt}
      WHERE NOT EXISTS (SELECT 1 FROM users ${onlyFirst ? sql`` : sql`WHERE email = ${user.email}`})`,
    { changes: 1 },
  );
  insertMemberships(unit, user);
}

/** Writes role, departments, visibility and whether the user may sign in at all. */
export function saveRights(unit: Unit, user: User): void {
  unit.write(
    sql`UPDATE users SET role = ${user.role}, see_unassigned = ${user.seeUnassigned},
        permissions = ${json(user.permissions)}, active = ${user.active}
      WHERE public_id = ${user.id}`,
    { changes: 1 },
  );
  unit.write(
    sql`DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE public_id = ${user.id})`,
  );
  insertMemberships(unit, user);
}

/** Whether somebody else can administer this server. */
export async function hasOtherAdmin(reader: Reader, userId: string): Promise<boolean> {
  return (await reader.rows(otherAdmin(userId))).length > 0;
}

/** Guards a unit: somebody else can still administer this server when it commits. */
export function keepOtherAdmin(unit: Unit, userId: string): void {
  unit.write(sql`UPDATE users SET active = active WHERE id = (${otherAdmin(userId)})`, { changes: 1 });
}

const otherAdmin = (userId: string) =>
  sql`SELECT id FROM users WHERE role = 'admin' AND active = 1 AND public_id <> ${userId} LIMIT 1`;

/** Writes another password hash. */
export function savePasswordHash(unit: Unit, userId: string, passwordHash: string): void {
  unit.write(sql`UPDATE users SET password_hash = ${passwordHash} WHERE public_id = ${userId}`, {
    changes: 1,
  });
}

function insertMemberships(unit: Unit, user: User): void {
  if (user.departmentIds.length === 0) return;
  unit.write(
    sql`INSERT INTO memberships (user_id, department_id)
      SELECT (SELECT id FROM users WHERE public_id = ${user.id}), d.id FROM departments d
      WHERE d.public_id IN (SELECT value FROM json_each(${json(user.departmentIds)}))`,
    { changes: user.departmentIds.length },
  );
}

/** Writes names and e-mail; guarded: nobody else has that e-mail. */
export function saveIdentity(unit: Unit, user: User): void {
  unit.write(
    sql`UPDATE users SET name = ${user.name}, public_name = ${user.publicName}, email = ${user.email}
      WHERE public_id = ${user.id}
        AND NOT EXISTS (SELECT 1 FROM users o WHERE o.email = ${user.email} AND o.public_id <> ${user.id})`,
    { changes: 1 },
  );
}

/** Writes that somebody belongs to a department, or no longer does. */
export function saveMembership(
  unit: Unit,
  { userId, departmentId, member }: { userId: string; departmentId: string; member: boolean },
): void {
  const pair = sql`SELECT u.id, d.id FROM users u CROSS JOIN departments d
    WHERE u.public_id = ${userId} AND d.public_id = ${departmentId}`;
  unit.write(
    member
      ? sql`INSERT INTO memberships (user_id, department_id) ${pair} ON CONFLICT DO NOTHING`
      : sql`DELETE FROM memberships WHERE (user_id, department_id) IN (${pair})`,
  );
}
