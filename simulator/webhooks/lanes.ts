/**
 * A waiting line with lanes: items of one lane go one after another, items of
 * different lanes (and those of none) go at the same time.
 *
 * A lane is only held while its first item is on the way; `release` must be
 * called for each batch taken, or its customer is silent for ever.
 */

/** What may go now; `release` frees the lanes it came from. */
export interface Batch<T> {
  items: T[];
  release(): void;
}

/** The line. */
export interface Lanes<T> {
  add(lane: string | null, item: T): void;
  /** Up to `max` items that may travel together, or null when nothing may go. */
  take(max: number, together: (first: T, other: T) => boolean): Batch<T> | null;
  clear(): void;
}

interface Waiting<T> {
  lane: string | null;
  item: T;
}

/** An empty line. */
export function openLanes<T>(): Lanes<T> {
  // `ready` is consumed from `head`; a busy lane's items wait in `behind` and cost nothing until it is free.
  let ready: Waiting<T>[] = [];
  let head = 0;
  const behind = new Map<string, Waiting<T>[]>();

  function release(lane: string): void {
    const next = behind.get(lane)?.shift();
    if (next) {
      ready.push(next);
    } else behind.delete(lane);
  }

  function next(): Waiting<T> | null {
    const first = ready[head];
    if (!first) return null;
    head++;
    if (head > 1024 && head * 2 > ready.length) {
      ready = ready.slice(head);
      head = 0;
    }
    return first;
  }

  return {
    add(lane, item) {
      const held = lane === null ? undefined : behind.get(lane);
      if (held) {
        held.push({ lane, item });
        return;
      }
      if (lane !== null) behind.set(lane, []);
      ready.push({ lane, item });
    },
    take(max, together) {
      const first = next();
      if (!first) return null;
      const taken = [first];
      const lanes = new Set(first.lane === null ? [] : [first.lane]);
      while (taken.length < max) {
        // A lane's next item may travel in the same body: its order is kept there.
        const follower = first.lane === null ? undefined : behind.get(first.lane)?.[0];
        if (follower && together(first.item, follower.item)) {
          behind.get(first.lane ?? "")?.shift();
          taken.push(follower);
          continue;
        }
        const other = ready[head];
        if (!other || !together(first.item, other.item)) break;
        next();
        taken.push(other);
        if (other.lane !== null) lanes.add(other.lane);
      }
      return { items: taken.map((one) => one.item), release: () => lanes.forEach(release) };
    },
    clear() {
      ready = [];
      head = 0;
      behind.clear();
    },
  };
}
