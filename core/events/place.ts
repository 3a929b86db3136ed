/**
 * A follower's place in the feed: how far it has come, and what it may see.
 *
 * A place only ever gives what lies after its own cursor, and the cursor only moves
 * by what was given: nothing is lost or doubled between replay and live. After a
 * reset nothing more is given until the follower's rights have been loaded anew.
 */

import type { LoggedEvent } from "./event.ts";
import { type EventFeedParts, type Follower, isReset, type Reset } from "./follower.ts";

/** Some events after a cursor, and whether they came from the log and not from memory. */
export interface Stretch {
  readonly events: readonly LoggedEvent[];
  readonly replayed: boolean;
}

/** What a place needs of its feed. */
export interface PlaceParts<V, E> extends Pick<EventFeedParts<V, E>, "audience" | "log"> {
  /** What comes after `cursor`; null: there is nothing yet. At once where memory reaches back far enough. */
  next(cursor: number): Stretch | null | Promise<Stretch>;
  /** The place is left, by whoever. */
  left(place: Place<V, E>): void;
  /** Reading on failed: try later. */
  failed(error: unknown): void;
}

/** The place of one follower. */
export class Place<V, E> {
  readonly #parts: PlaceParts<V, E>;
  readonly #follower: Follower<V, E>;
  #viewer: V;
  #cursor: number;
  #busy = false;
  #gone = false;

  constructor(follower: Follower<V, E>, parts: PlaceParts<V, E>) {
    this.#parts = parts;
    this.#follower = follower;
    this.#viewer = follower.viewer;
    this.#cursor = follower.after;
  }

  /** The newest event that was given, or passed over. */
  get cursor(): number {
    return this.#cursor;
  }

  /** Whether the follower has left or was sent away. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Nothing between here and `seq` can be told any more: the follower loads anew. */
  reset(seq: number): void {
    this.#cursor = seq;
    this.#follower.send({ name: "reset", seq });
  }

  /** Gives all there is. */
  async serve(): Promise<void> {
    // Without a replay or a reset this runs to its end at once: five thousand followers cost no waiting.
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (!this.#gone) {
        const found = this.#parts.next(this.#cursor);
        const stretch = found instanceof Promise ? await found : found;
        if (stretch === null) break;
        const wait = this.#give(stretch);
        if (wait) await wait;
      }
    } catch (error) { // the border for one follower's replay
      this.#parts.failed(error);
    } finally {
      this.#busy = false;
    }
  }

  /** The follower went away. */
  leave(): void {
    this.#gone = true;
    this.#parts.left(this);
  }

  /** Sends the follower away; it comes back with its cursor. */
  end(): void {
    if (this.#gone) return;
    this.leave();
    this.#follower.end();
  }

  #give({ events, replayed }: Stretch): Promise<void> | void {
    for (const event of events) {
      if (this.#gone) return;
      this.#cursor = event.seq;
      const seen = this.#shown(event);
      if (seen === null) continue;
      this.#follower.send(seen);
      if (isReset(seen)) return this.#reload();
    }
    if (replayed) return this.#follower.room?.();
  }

  #shown(event: LoggedEvent): E | Reset | null {
    try {
      return this.#parts.audience(this.#viewer, event);
    } catch (error) { // a bug over one event: its follower loads anew, the others are not held up
      this.#parts.log.error("event_feed_failed", { what: "audience", seq: event.seq, error });
      return { name: "reset", seq: event.seq };
    }
  }

  async #reload(): Promise<void> {
    try {
      const viewer = await this.#follower.reload(this.#cursor);
      if (viewer === null) this.end();
      else this.#viewer = viewer;
    } catch (error) { // with rights unknown nothing may be shown: the follower comes back
      this.#parts.log.error("event_feed_failed", { what: "reload", error });
      this.end();
    }
  }
}
