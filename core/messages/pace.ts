/**
 * How fast Meta lets messages leave: one in six seconds to one customer, with a
 * burst of 45, and eighty a second from one number.
 *
 * Generic cell rate: one number is kept, the time at which the next message
 * would leave if all kept the steady pace; a burst runs ahead of it by so much
 * and no more. Meta counts what comes in towards the eighty as well: the pace
 * stays a little below.
 */

/** A pace and the burst it allows. */
export interface Pace {
  readonly intervalMs: number;
  readonly burst: number;
}

/** To one customer from one number (Meta, error 131056). */
export const PAIR_PACE: Pace = { intervalMs: 6000, burst: 45 };

/** From one number to everybody (Meta, error 130429). */
export const NUMBER_PACE: Pace = { intervalMs: 13, burst: 20 };

/** By how much the steady pace may be run ahead of. */
export const toleranceOf = ({ intervalMs, burst }: Pace): number => (burst - 1) * intervalMs;

/** How long to wait before the next may leave, in ms; 0: now. */
export function waitFor(pace: Pace, nextAt: number, now: number): number {
  return Math.max(0, nextAt - toleranceOf(pace) - now);
}
