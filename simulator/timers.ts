/** Work for later that ends with the simulator: nothing fires after `clear()`. */
export interface Timers {
  later(ms: number, work: () => void): void;
  clear(): void;
}

/** An empty set of timers, in real milliseconds: the simulated clock does not hurry them. */
export function openTimers(): Timers {
  const waiting = new Set<ReturnType<typeof setTimeout>>();
  return {
    later(ms, work) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        work();
      }, ms);
      waiting.add(timer);
    },
    clear() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
