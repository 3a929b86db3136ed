/**
 * Who stands in line to have a password looked at, in this process.
 *
 * A hash takes its time by design, so whoever sends hundreds of guesses would have
 * an honest person wait behind all of them. The line is short, and half of it is
 * the most that one address can take: whoever finds no place is told to come again
 * before anything is counted, written or hashed.
 */

import { limited } from "../errors.ts";

/** How many may stand in line, and how many of them from one address. */
export const PLACES = { all: 20, address: 10 } as const;

const taken = new Map<string, number>();
let all = 0;

/** Runs `look` with a place in the line; refuses `too_many_attempts` where there is none. */
export async function inLine<T>(address: string, look: () => Promise<T>): Promise<T> {
  const own = taken.get(address) ?? 0;
  if (all >= PLACES.all || own >= PLACES.address) {
    throw limited("too_many_attempts", "Too many people sign in at once", { retryAfter: 1 });
  }
  all++;
  taken.set(address, own + 1);
  try {
    return await look();
  } finally {
    all--;
    const left = (taken.get(address) ?? 1) - 1;
    if (left > 0) taken.set(address, left);
    else taken.delete(address);
  }
}
