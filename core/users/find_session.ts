/**
 * Coming back with a token: whose request is this?
 *
 * The answer is read locally, on every request. A token that the replica does
 * not know yet may have been made a moment ago on the primary, so it is asked
 * before anybody is sent to the login page.
 *
 * The danger: writing "seen" on every request would make each page view a
 * commit. It is written every ten minutes at most, and a database that can't
 * take it does not keep anybody from reading.
 */

import type { Core } from "../core.ts";
import { DomainError, notFound } from "../errors.ts";
import { type FoundSession, SEEN_EVERY_MS, SESSION_MS } from "./session.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionById,
  findSessionAt,
  findSessionOwner,
  saveSeen,
} from "./session_store.ts";
import { deleteOldFailures } from "./sign_in_limit.ts";

/** Whose token this is, or null; moves the session's end along while it is in use. */
export async function findSession(core: Core, token: string): Promise<FoundSession | null> {
  const now = core.now();
  const found = await findSessionAt(core, token, now) ??
    (core.db.mode === "replicated" ? await findOnPrimary(core, token, now) : null);
  if (found && found.seenAt <= now - SEEN_EVERY_MS) await touch(core, found.sessionId, now);
  return found;
}

/** Ends the session of a token; ending one that is over is success. */
export async function signOut(core: Core, token: string): Promise<void> {
  await core.commit((unit) => deleteSession(unit, token));
}

/** Which session is to end. */
export interface RevokeSession {
  readonly sessionId: string;
  /** Only if it is this user's; left out: whoever's it is. */
  readonly userId?: string;
  readonly by?: string | null;
}

/** Ends a session, wherever it is open. Refuses `session_not_found`. */
export function revokeSession(core: Core, { sessionId, userId, by = null }: RevokeSession): Promise<void> {
  return core.decide(async (db) => {
    const owner = await findSessionOwner(db, sessionId);
    if (owner === null || (userId ?? owner) !== owner) {
      throw notFound("session_not_found", "There is no such session");
    }
    await core.commit((unit) => {
      deleteSessionById(unit, owner, sessionId);
      // A page that is open in it must notice.
      unit.emit({ name: "user.rights_changed", userId: owner });
      // Pages that are open in it ask again who they are, and are sent to sign in.
      unit.emit({ name: "user.rights_changed", userId: owner });
      unit.audit({ verb: "session.revoke", on: sessionId, by });
    });
  });
}

/** Forgets expired sessions and old failures; the heartbeat calls it now and then. */
export async function purgeSessions(core: Core): Promise<void> {
  const now = core.now();
  await core.commit((unit) => {
    deleteExpiredSessions(unit, now);
    deleteOldFailures(unit, now);
  });
}

async function findOnPrimary(core: Core, token: string, now: number): Promise<FoundSession | null> {
  try {
    return await findSessionAt(core.db.primary, token, now);
  } catch (error) {
    // Recovered: the primary is away, so the replica's word has to do.
    if (!(error instanceof DomainError) || error.kind !== "unavailable") throw error;
    return null;
  }
}

async function touch(core: Core, sessionId: string, now: number): Promise<void> {
  try {
    await core.commit((unit) => saveSeen(unit, sessionId, now, now + SESSION_MS));
  } catch (error) {
    // Recovered: the session is good without this line; the next request tries again.
    if (!(error instanceof DomainError) || error.kind !== "unavailable") throw error;
    core.log.warn("session_not_touched", { reason: error.code });
  }
}
