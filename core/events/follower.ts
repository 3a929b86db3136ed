/**
 * Who follows the feed, and what they and the feed owe each other.
 *
 * The danger is a follower that waits or throws in `send`: it would hold up the
 * others. What a slow one needs is asked for by `room`.
 */

import type { Database } from "../db/mod.ts";
import type { Log } from "../log.ts";
import type { LoggedEvent } from "./event.ts";

/** The order to load anew: too old a cursor, or other rights. */
export interface Reset {
  readonly name: "reset";
  readonly seq: number;
}

/** What the feed is made of; `V` is who looks, `E` what they may be shown. */
export interface EventFeedParts<V, E> {
  readonly db: Database;
  readonly log: Log;
  /** What that viewer gets of an event: the event itself, less, `reset` when it changed their rights, or nothing. */
  readonly audience: (viewer: V, event: LoggedEvent) => E | Reset | null;
  /** How many events the ring keeps; 2,000 unless told. */
  readonly keep?: number;
  /** How far behind a cursor may be before it is told to load anew; 5,000 unless told. */
  readonly maxReplay?: number;
  /** Milliseconds before a failed reading is tried again, doubling up to 32 times that; 500 unless told. */
  readonly retryMs?: number;
}

/** One that follows. */
export interface Follower<V, E> {
  readonly viewer: V;
  /** The viewer with the rights they have after that event; null: they may no longer look. */
  reload(seq: number): Promise<V | null>;
  /** The newest event already known. */
  readonly after: number;
  /** Takes the next event. Must not throw, and must not wait. */
  send(event: E | Reset): void;
  /** Resolves when there is room for more; awaited between the pages of a replay. */
  room?(): Promise<void>;
  /** The feed has nothing more for this one: it closed, or the viewer is gone. */
  end(): void;
}

/** Follow until stopped. */
export interface EventFeed<V, E> {
  follow(follower: Follower<V, E>): () => void;
  /** How many follow now. */
  readonly followers: number;
  close(): void;
}

/** Whether this is the order to load anew. */
export function isReset(seen: unknown): seen is Reset {
  return typeof seen === "object" && seen !== null && "name" in seen && seen.name === "reset";
}
