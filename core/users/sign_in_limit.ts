/**
 * How often somebody may try to sign in, per account and per address.
 *
 * An attempt on an account is counted before the password is looked at, in one
 * guarded statement, so that a hundred guesses sent at once count as a hundred;
 * success wipes the slate. An address is charged for failures only and has far
 * more room, because a whole office may sit behind it.
 *
 * The danger of any such lock is that a stranger shuts the owner out: the wait
 * grows from a second to fifteen minutes and no further, and a session that is
 * already open is never touched.
 */

import type { Core, Unit } from "../core.ts";
import { type Reader, UnitConflict } from "../db/mod.ts";
import { limited } from "../errors.ts";
import {
  type Allowance,
  countFailureOf,
  deleteFailuresBefore,
  deleteFailuresOf,
  findFailures,
} from "./sign_in_store.ts";

const ACCOUNT: Allowance = { free: 5, longestMs: 15 * 60_000 };
const ADDRESS: Allowance = { free: 50, longestMs: 5 * 60_000 };
/** After so long without a failure, all is forgotten. */
const FORGET_MS = 60 * 60_000;

/** How long after its last failure a key has to wait: doubling from one second. */
export function waitAfter(failures: number, { free, longestMs }: Allowance = ACCOUNT): number {
  return failures < free ? 0 : Math.min(longestMs, 1000 * 2 ** Math.min(30, failures - free));
}

const accountKey = (email: string) => `account:${email}`;
const addressKey = (address: string) => `address:${address}`;

/** Counts an attempt on the account; refuses `too_many_attempts` (retryAfter in seconds) instead when it is too soon. */
export async function countAttempt(core: Core, email: string, address: string): Promise<void> {
  const now = core.now();
  await requireRoom(core.db.primary, addressKey(address), now, ADDRESS);
  await requireRoom(core.db.primary, accountKey(email), now, ACCOUNT);
  try {
    await core.commit((unit) => charge(unit, accountKey(email), now, ACCOUNT));
  } catch (error) {
    // Others were counted between our look and our commit, and used up the room.
    if (!(error instanceof UnitConflict)) throw error;
    throw tooMany(1000);
  }
}

/** Charges the address for a failed attempt. */
export async function countFailure(core: Core, address: string): Promise<void> {
  await core.commit((unit) => charge(unit, addressKey(address), core.now(), null));
}

/** Wipes the account's slate: this was its owner. */
export function forgiveAccount(unit: Unit, email: string): void {
  deleteFailuresOf(unit, accountKey(email));
}

/** Forgets failures that no longer count. */
export function deleteOldFailures(unit: Unit, at: number): void {
  deleteFailuresBefore(unit, at - FORGET_MS);
}

async function requireRoom(reader: Reader, key: string, now: number, allowance: Allowance): Promise<void> {
  const known = await findFailures(reader, key);
  if (!known || known.lastAt < now - FORGET_MS) return;
  const wait = known.lastAt + waitAfter(known.failures, allowance) - now;
  if (wait > 0) throw tooMany(wait);
}

const charge = (unit: Unit, key: string, now: number, allowance: Allowance | null) =>
  countFailureOf(unit, { key, now, forgetBefore: now - FORGET_MS, allowance });

function tooMany(waitMs: number) {
  return limited("too_many_attempts", "Too many attempts to sign in", {
    retryAfter: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}
