/**
 * Signing in: e-mail and password become a session with a token of its own.
 *
 * Unknown e-mail, wrong password and deactivated user get one and the same
 * refusal after the same work, so that nobody learns who works here. Every
 * sign-in makes a new token: what somebody planted in a browser before it is
 * worth nothing after it.
 *
 * The danger: a hash read from a replica may be yesterday's password. Whoever
 * signs in is looked up on the primary.
 */

import type { Core } from "../core.ts";
import { unauthenticated } from "../errors.ts";
import { hashPassword, needsRehash, verifyPassword } from "./password.ts";
import { type Session, SESSION_MS } from "./session.ts";
import { insertSession, newToken } from "./session_store.ts";
import { type Attempt, countAttempt, forgiveAccount, forgiveAddress, requireRoom } from "./sign_in_limit.ts";
import { inLine } from "./sign_in_queue.ts";
import type { User } from "./user.ts";
import { findCredentials, savePasswordHash } from "./user_store.ts";

/** Who knocks, from where. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string;
}

/** An open session; the token exists here and in the browser's cookie only. */
export interface SignedIn {
  readonly user: User;
  readonly token: string;
  readonly session: Session;
}

/** Opens a session. Refuses `credentials_wrong` and `too_many_attempts` (details.retryAfter, seconds). */
export async function signIn(core: Core, order: SignIn): Promise<SignedIn> {
  const email = order.email.trim().toLowerCase().slice(0, 254);
  const attempt = await requireRoom(core, email, order.address);
  return await inLine(order.address, async () => {
    await countAttempt(core, attempt);
    const known = await findCredentials(core.db.primary, email);
    const password = order.password.slice(0, 1000);
    const right = await verifyPassword(password, known?.passwordHash ?? null);
    if (!known || !right || !known.user.active) {
      throw unauthenticated("credentials_wrong", "E-mail or password is wrong");
    }
    const renewed = needsRehash(known.passwordHash) ? await hashPassword(password) : null;
    return await openSession(core, { ...order, user: known.user, renewed, attempt });
  });
}

/** Opens a session for a user who has just proved who they are (set-up, tests). */
export async function openSession(
  core: Core,
  { user, address, userAgent, renewed = null, attempt = null }: {
    user: User;
    address: string;
    userAgent: string;
    /** A hash of the same password at today's cost. */
    renewed?: string | null;
    /** The attempt that turned out right. */
    attempt?: Attempt | null;
  },
): Promise<SignedIn> {
  const token = newToken();
  const now = core.now();
  const session: Session = {
    id: core.newId("session"),
    userId: user.id,
    userAgent: userAgent.slice(0, 300),
    address: address.slice(0, 64),
    createdAt: now,
    seenAt: now,
    expiresAt: now + SESSION_MS,
  };
  await core.commit((unit) => {
    insertSession(unit, session, token);
    forgiveAccount(unit, user.email);
    if (attempt) forgiveAddress(unit, attempt);
    if (renewed) savePasswordHash(unit, user.id, renewed);
    unit.audit({ verb: "user.sign_in", on: user.id, by: user.id, details: { session: session.id } });
  });
  return { user, token, session };
}
