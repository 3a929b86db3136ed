/** The simulator's clock: real time (or the one handed in) plus an offset that tests and the page may move. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  offset(): number;
  advance(ms: number): void;
  /** Makes it this time now; it runs on from there. */
  set(ms: number): void;
}

/** A clock that starts `offset` ms away from `source`. */
export function openClock(source: () => number = Date.now, offset = 0): Clock {
  let moved = offset;
  return {
    now: () => source() + moved,
    offset: () => moved,
    advance: (ms) => void (moved += ms),
    set: (ms) => void (moved = ms - source()),
  };
}
