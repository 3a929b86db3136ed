/**
 * What somebody changes about themselves: names, language, looks, password, and
 * where they are signed in.
 *
 * Two dangers. A browser left open must not be enough to take an account over: the
 * password asks for the current one, and wrong ones count as failed sign-ins do. And
 * colleagues' screens show public names: another one makes them load anew.
 */

import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { invalid, notFound } from "../errors.ts";
import { hashPassword, requireStrongPassword, verifyPassword } from "./password.ts";
import { deleteOtherSessions, findPasswordHash, replacePasswordHash, saveProfile } from "./profile_store.ts";
import { countAttempt, forgiveAccount, forgiveAddress, requireRoom } from "./sign_in_limit.ts";
import { inLine } from "./sign_in_queue.ts";
import type { Locale, User } from "./user.ts";
import { findUser } from "./user_store.ts";

const LONGEST_NAME = 100;

/** What somebody wants to be called, and how they want to read. */
export interface ChangeProfile {
  readonly userId: string;
  readonly name: string;
  /** What customers and colleagues see; the name if it is empty. */
  readonly publicName: string;
  /** null: what their browser asks for. */
  readonly locale: Locale | null;
  /** null: what their machine asks for. */
  readonly theme: "light" | "dark" | null;
}

/** Changes one's own profile. Refuses `name_empty`, `public_name_too_long`, `user_not_found`. */
export async function changeProfile(core: Core, order: ChangeProfile): Promise<User> {
  const name = order.name.trim();
  const publicName = order.publicName.trim() || name;
  if (!name || name.length > LONGEST_NAME) throw invalid("name_empty", "A name has 1 to 100 characters");
  if (publicName.length > LONGEST_NAME) {
    throw invalid("public_name_too_long", "A public name has at most 100 characters");
  }
  return await core.decide(async (db) => {
    const was = await getUser(db, order.userId);
    const user: User = { ...was, name, publicName, locale: order.locale, theme: order.theme };
    await core.commit((unit) => {
      saveProfile(unit, user);
      // The name on tickets and bubbles is part of everybody's screen; the rest is one's own.
      if (publicName !== was.publicName) unit.emit({ name: "settings.changed" });
      else unit.emit({ name: "user.rights_changed", userId: user.id });
      unit.audit({ verb: "user.change_profile", on: user.id, by: user.id });
    });
    return user;
  });
}

/** Who wants another password, and what proves that it is them. */
export interface ChangeOwnPassword {
  readonly user: User;
  /** The session in which they ask: it stays. */
  readonly sessionId: string;
  readonly address: string;
  readonly current: string;
  readonly password: string;
}

/** Gives oneself another password and ends all one's other sessions. Refuses `password_weak`, `current_password_wrong`, `too_many_attempts`. */
export async function changeOwnPassword(core: Core, order: ChangeOwnPassword): Promise<void> {
  const { user, sessionId, address } = order;
  requireStrongPassword(order.password);
  const attempt = await requireRoom(core, user.email, address);
  await inLine(address, async () => {
    await countAttempt(core, attempt);
    const was = await findPasswordHash(core.db.primary, user.id);
    const right = await verifyPassword(order.current.slice(0, 1000), was);
    if (was === null || !right) throw wrongPassword();
    const passwordHash = await hashPassword(order.password);
    await core.decide(async (db) => {
      // Somebody changed it while this was hashed: what was typed is the current one no longer.
      if (await findPasswordHash(db, user.id) !== was) throw wrongPassword();
      await core.commit((unit) => {
        replacePasswordHash(unit, { userId: user.id, was, passwordHash });
        deleteOtherSessions(unit, user.id, sessionId);
        forgiveAccount(unit, user.email);
        forgiveAddress(unit, attempt);
        unit.emit({ name: "user.rights_changed", userId: user.id });
        unit.audit({ verb: "user.change_password", on: user.id, by: user.id });
      });
    });
  });
}

/** Ends every session of a user but the one they ask in. */
export async function revokeOtherSessions(
  core: Core,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<void> {
  await core.commit((unit) => {
    deleteOtherSessions(unit, userId, sessionId);
    unit.emit({ name: "user.rights_changed", userId });
    unit.audit({ verb: "session.revoke_others", on: userId, by: userId });
  });
}

const wrongPassword = () => invalid("current_password_wrong", "This is not the current password");

async function getUser(reader: Reader, id: string): Promise<User> {
  const user = await findUser(reader, id);
  if (!user) throw notFound("user_not_found", "There is no such user", { user: id });
  return user;
}
