/**
 * Long arithmetic on the thread that serves everybody: done in small helpings.
 *
 * Decoding a minute of speech takes a fifth of a second; encoding it, one or two.
 * Awaiting alone lets nobody else in (a settled promise never leaves the queue of
 * microtasks), so a loop of that kind asks `breathe()` at each turn, which gives
 * way to requests, timers and files whenever a helping is used up.
 */

const HELPING = 8;

/** A function to await at each turn of a long loop; it gives way after every 8 ms of work. */
export function startBreathing(): () => Promise<void> | void {
  let since = performance.now();
  return () => {
    if (performance.now() - since < HELPING) return;
    return new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        resolve();
      }, 0)
    );
  };
}
