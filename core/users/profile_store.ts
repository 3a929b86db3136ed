/** What somebody changes about themselves, as rows. */

import type { Unit } from "../core.ts";
import { type Reader, sql } from "../db/mod.ts";
import type { User } from "./user.ts";

/** Writes names, language and looks. */
export function saveProfile(unit: Unit, user: User): void {
  unit.write(
    sql`UPDATE users SET name = ${user.name}, public_name = ${user.publicName}, locale = ${user.locale},
        theme = ${user.theme} WHERE public_id = ${user.id}`,
    { changes: 1 },
  );
}

/** Writes the hash of their picture; guarded: the one that was read still stands. */
export function savePictureOf(unit: Unit, userId: string, sha256: string | null, was: string | null): void {
  unit.write(
    sql`UPDATE users SET picture_sha256 = ${sha256} WHERE public_id = ${userId} AND picture_sha256 IS ${was}`,
    { changes: 1 },
  );
}

/** The hash of a user's picture; null: they have none. */
export async function findUserPicture(reader: Reader, userId: string): Promise<string | null> {
  const [row] = await reader.rows(sql`SELECT picture_sha256 FROM users WHERE public_id = ${userId}`);
  return typeof row?.picture_sha256 === "string" ? row.picture_sha256 : null;
}

/** The hash of a user's password; null: there is no such user. */
export async function findPasswordHash(reader: Reader, userId: string): Promise<string | null> {
  const [row] = await reader.rows(sql`SELECT password_hash FROM users WHERE public_id = ${userId}`);
  return row ? String(row.password_hash) : null;
}

/** Writes another password hash over that one; guarded: it is still the one that was looked at. */
export function replacePasswordHash(
  unit: Unit,
  { userId, was, passwordHash }: { userId: string; was: string; passwordHash: string },
): void {
  unit.write(
    sql`UPDATE users SET password_hash = ${passwordHash} WHERE public_id = ${userId} AND password_hash = ${was}`,
    { changes: 1 },
  );
}

/** Ends every session of a user but that one. */
export function deleteOtherSessions(unit: Unit, userId: string, sessionId: string): void {
  unit.write(
    sql`DELETE FROM sessions WHERE public_id <> ${sessionId}
      AND user_id = (SELECT id FROM users WHERE public_id = ${userId})`,
  );
}
