/**
 * Meta's two speed limits for sends, by the simulated clock.
 *
 * Both are counted as "how far into the future has this one borrowed": the pair
 * limit lends 45 messages and gets one back per six seconds, so a burst is
 * followed by minutes of refusals, as it is in reality.
 */

const pairSpacingMs = 6000;
const pairBurst = 45;

/** The counters of one simulator. */
export interface RateLimits {
  /** Counts a message from this number to this customer; false when it is one too many. */
  takePair(number: string, customer: string, now: number): boolean;
  /** The same for all messages of this number, at `perSecond`. */
  takeThroughput(number: string, perSecond: number, now: number): boolean;
  clear(): void;
}

/** Nobody has borrowed anything. */
export function openRateLimits(): RateLimits {
  const paidUntil = new Map<string, number>();
  const take = (key: string, spacing: number, burst: number, now: number) => {
    const from = Math.max(paidUntil.get(key) ?? 0, now);
    if (from - now > spacing * (burst - 1)) return false;
    paidUntil.set(key, from + spacing);
    return true;
  };
  return {
    takePair: (number, customer, now) => take(`${number} ${customer}`, pairSpacingMs, pairBurst, now),
    takeThroughput: (number, perSecond, now) => take(number, 1000 / perSecond, perSecond, now),
    clear: () => paidUntil.clear(),
  };
}
