/**
 * What a `webhook` fault does to an update on its way into the queue:
 * duplicates, delay, another order.
 *
 * A reordering keeps updates back until its fault has run out and lets them go
 * last one first. Should fewer come than it was made for, a second later they go
 * all the same: a test that waits for a message must not wait for ever.
 */
import type { Faults } from "../faults.ts";
import type { Timers } from "../timers.ts";
import type { Update } from "./delivery.ts";

const patienceMs = 1000;

/** Updates kept back to be let go in reverse. */
export interface Reordering {
  hold(update: Update, last: boolean): void;
  clear(): void;
}

/** Nothing kept back yet; `release` is where updates go in the end. */
export function openReordering(timers: Timers, release: (update: Update) => void): Reordering {
  let kept: Update[] = [];
  let round = 0;
  const letGo = () => {
    const order = kept.reverse();
    kept = [];
    round++;
    for (const update of order) release(update);
  };
  return {
    hold(update, last) {
      kept.push(update);
      if (last) return letGo();
      const current = round;
      if (kept.length === 1) timers.later(patienceMs, () => current === round && letGo());
    },
    clear() {
      kept = [];
      round++;
    },
  };
}

/** Hands the update on to `enqueue`, as often, as late and in the order that a waiting fault says. */
export function applyWebhookFault(
  faults: Faults,
  timers: Timers,
  reordering: Reordering,
  update: Update,
  names: string[],
  enqueue: (update: Update) => void,
): void {
  const fault = faults.take(["webhook"], { to: names, number: update.number });
  if (!fault) return enqueue(update);
  const copies = Array.from({ length: 1 + fault.duplicate }, () => update);
  // Known now: after the delay the fault may have been used up by those that came later.
  const lastOne = fault.times !== null && fault.times <= 0;
  const go = () =>
    copies.forEach((copy, index) => {
      if (fault.reorder) reordering.hold(copy, lastOne && index === copies.length - 1);
      else enqueue(copy);
    });
  if (fault.delay_ms > 0) timers.later(fault.delay_ms, go);
  else go();
}
