/**
 * The newest events, kept in memory so that a thousand followers cost one read.
 *
 * The danger is a hole: the ring must hold every event between its floor and its
 * newest. So it only grows at the end, forgets only at the front, and starts anew
 * where it can't continue; whoever stands before its floor is told so by null.
 */

/** What has a place in the order of the log. */
export interface Numbered {
  readonly seq: number;
}

/** Every event after its floor, up to `newest`. */
export interface EventRing<E extends Numbered> {
  /** The newest event's number that has been read. */
  readonly newest: number;
  /** Adds what was read after `newest`; what is already known is passed over. */
  add(events: readonly E[]): void;
  /** The events after a cursor, oldest first; null: the ring does not reach back that far. */
  after(cursor: number, limit: number): readonly E[] | null;
  /** Forgets all, and continues after `newest`. */
  restart(newest: number): void;
}

/** An empty ring for at least the `keep` newest events. */
export function createRing<E extends Numbered>(keep: number): EventRing<E> {
  let events: E[] = [];
  let floor = 0;
  let newest = 0;
  return {
    get newest() {
      return newest;
    },
    add(read) {
      const fresh = read.filter((event) => event.seq > newest);
      events.push(...fresh);
      newest = events.at(-1)?.seq ?? newest;
      // Cut in large pieces: shifting two thousand places for every event would cost more than keeping them.
      if (events.length > 2 * keep) {
        const gone = events.splice(0, events.length - keep);
        floor = gone.at(-1)?.seq ?? floor;
      }
    },
    after(cursor, limit) {
      if (cursor < floor) return null;
      const start = indexAfter(events, cursor);
      return events.slice(start, start + limit);
    },
    restart(at) {
      events = [];
      floor = newest = at;
    },
  };
}

function indexAfter(events: readonly Numbered[], cursor: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.seq ?? 0) <= cursor) low = middle + 1;
    else high = middle;
  }
  return low;
}
