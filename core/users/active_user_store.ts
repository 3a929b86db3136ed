/**
 * Somebody by their id, and whether they may still act.
 *
 * A request carries its viewer from its beginning: what must not happen in the name
 * of somebody who was deactivated meanwhile asks again here, and in its own commit.
 */

import type { Unit } from "../core.ts";
import { type Reader, sql } from "../db/mod.ts";
import { notFound, unauthenticated } from "../errors.ts";
import type { User } from "./user.ts";
import { findUser } from "./user_store.ts";

/** The user of that id; throws `user_not_found`. */
export async function getUser(reader: Reader, id: string): Promise<User> {
  const user = await findUser(reader, id);
  if (!user) throw notFound("user_not_found", "There is no such user", { user: id });
  return user;
}

/** Throws `signed_out` for somebody who may no longer sign in. */
export async function requireActive(reader: Reader, id: string): Promise<void> {
  const rows = await reader.rows(sql`SELECT 1 FROM users WHERE public_id = ${id} AND active = 1`);
  if (rows.length === 0) throw unauthenticated("signed_out", "This user may no longer sign in");
}

/** Guards a unit: they may still sign in when it commits. */
export function keepActive(unit: Unit, id: string): void {
  unit.write(sql`UPDATE users SET active = active WHERE public_id = ${id} AND active = 1`, { changes: 1 });
}
