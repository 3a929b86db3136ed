/**
 * How often somebody may try to sign in, per account and per address.
 *
 * An attempt is counted on both before the password is looked at, in one guarded
 * unit, so that a hundred guesses sent at once count as a hundred, whether at one
 * account or at a hundred. Success wipes the account's slate and takes the address's
 * charge back; an address has far more room, because a whole office may sit behind it.
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
  takeBackFailureOf,
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

/** Somebody tries an account from an address. */
export interface Attempt {
  readonly account: string;
  readonly address: string;
  readonly at: number;
  /** When the address had failed last before. */
  readonly addressFailedAt: number;
}

/** Looks whether both have room, which costs next to nothing; refuses `too_many_attempts` (retryAfter in seconds). */
export async function requireRoom(core: Core, email: string, from: string): Promise<Attempt> {
  const at = core.now();
  const [account, address] = [accountKey(email), addressKey(from)];
  const addressFailedAt = await lastFailure(core.db.primary, address, at, ADDRESS);
  await lastFailure(core.db.primary, account, at, ACCOUNT);
  return { account, address, at, addressFailedAt };
}

/** Counts the attempt on both; refuses `too_many_attempts`. */
export async function countAttempt(core: Core, { account, address, at }: Attempt): Promise<void> {
  try {
    await core.commit((unit) => {
      charge(unit, address, at, ADDRESS);
      charge(unit, account, at, ACCOUNT);
    });
  } catch (error) {
    // Others were counted between our look and our commit, and used up the room.
    if (!(error instanceof UnitConflict)) throw error;
    throw tooMany(1000);
  }
}

/** Takes the address's charge back: this was somebody who may come in. */
export function forgiveAddress(unit: Unit, { address, at, addressFailedAt }: Attempt): void {
  takeBackFailureOf(unit, { key: address, at, before: addressFailedAt });
}

/** Wipes the account's slate: this was its owner. */
export function forgiveAccount(unit: Unit, email: string): void {
  deleteFailuresOf(unit, accountKey(email));
}

/** Forgets failures that no longer count. */
export function deleteOldFailures(unit: Unit, at: number): void {
  deleteFailuresBefore(unit, at - FORGET_MS);
}

async function lastFailure(reader: Reader, key: string, now: number, allowance: Allowance): Promise<number> {
  const known = await findFailures(reader, key);
  if (!known || known.lastAt < now - FORGET_MS) return 0;
  const wait = known.lastAt + waitAfter(known.failures, allowance) - now;
  if (wait > 0) throw tooMany(wait);
  return known.lastAt;
}

const charge = (unit: Unit, key: string, now: number, allowance: Allowance) =>
  countFailureOf(unit, { key, now, forgetBefore: now - FORGET_MS, allowance });

function tooMany(waitMs: number) {
  return limited("too_many_attempts", "Too many attempts to sign in", {
    retryAfter: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}
