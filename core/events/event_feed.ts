/**
 * The feed: carries new events from the log to everybody who follows, in this
 * process: open pages, and later webhooks.
 *
 * One reader a process reads each new event once and keeps the newest in a ring;
 * a follower is nothing but a cursor, served from the ring or, where that no
 * longer reaches back far enough, from the log. While nobody follows nothing is
 * read at all.
 *
 * The danger is the seam between replay and live, where feeds lose and double.
 * There is no seam here: whatever the source, a follower's place gives only what
 * lies after its own cursor (place.ts).
 */

import type { LoggedEvent } from "./event.ts";
import { listEvents, newestSeq, oldestSeq } from "./event_log.ts";
import { createRing } from "./event_ring.ts";
import type { EventFeed, EventFeedParts, Follower } from "./follower.ts";
import { Place, type Stretch } from "./place.ts";

export type { EventFeed, EventFeedParts, Follower, Reset } from "./follower.ts";

const PAGE = 500;

/** Opens the feed of this process. */
export function openEventFeed<V, E>(parts: EventFeedParts<V, E>): EventFeed<V, E> {
  return new Feed(parts);
}

class Feed<V, E> implements EventFeed<V, E> {
  readonly #parts: EventFeedParts<V, E>;
  readonly #ring;
  readonly #places = new Set<Place<V, E>>();
  readonly #unlisten: () => void;
  #reading = false;
  #news = false;
  #failures = 0;
  #closed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: EventFeedParts<V, E>) {
    this.#parts = parts;
    this.#ring = createRing<LoggedEvent>(parts.keep ?? 2000);
    this.#unlisten = parts.db.onCommit(() => this.#wake());
  }

  get followers(): number {
    return this.#places.size;
  }

  follow(follower: Follower<V, E>): () => void {
    const { audience, log } = this.#parts;
    const place: Place<V, E> = new Place<V, E>(follower, {
      audience,
      log,
      next: (cursor) => this.#next(cursor),
      left: (place) => this.#places.delete(place),
      failed: (error) => this.#failed(error, "replay"),
    });
    void this.#join(place);
    return () => place.leave();
  }

  close(): void {
    this.#closed = true;
    this.#unlisten();
    clearTimeout(this.#retry);
    for (const place of [...this.#places]) place.end();
  }

  #wake(): void {
    this.#news = true;
    if (!this.#reading && this.#places.size > 0) void this.#read();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#news && this.#places.size > 0) {
        this.#news = false;
        const events = await listEvents(this.#parts.db.primary, { after: this.#ring.newest, limit: PAGE });
        if (events.length === PAGE) this.#news = true;
        this.#ring.add(events);
        this.#failures = 0;
        for (const place of this.#places) void place.serve();
      }
    } catch (error) { // the loop's border: the database is away; everybody waits where they are
      this.#failed(error, "read");
    } finally {
      this.#reading = false;
    }
  }

  #failed(error: unknown, what: string): void {
    const { log, retryMs = 500 } = this.#parts;
    log.error("event_feed_failed", { what, error });
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#wake(), retryMs * 2 ** Math.min(this.#failures++, 5));
  }

  #next(cursor: number): Stretch | null | Promise<Stretch> {
    if (cursor >= this.#ring.newest) return null;
    const kept = this.#ring.after(cursor, PAGE);
    return kept === null ? this.#replay(cursor) : { events: kept, replayed: false };
  }

  async #replay(after: number): Promise<Stretch> {
    return { events: await listEvents(this.#parts.db.primary, { after, limit: PAGE }), replayed: true };
  }

  async #join(place: Place<V, E>): Promise<void> {
    const { db, log, maxReplay = 5000 } = this.#parts;
    try {
      const [oldest, newest] = [await oldestSeq(db.primary), await newestSeq(db.primary)];
      if (place.gone) return;
      if (this.#closed) return place.end();
      if (this.#places.size === 0) this.#ring.restart(newest);
      this.#places.add(place);
      const { cursor } = place;
      if (cursor > newest || cursor < oldest - 1 || newest - cursor > maxReplay) place.reset(newest);
      void place.serve();
      this.#wake();
    } catch (error) { // nothing was promised yet: the follower comes back with its cursor
      log.error("event_feed_failed", { what: "join", error });
      place.end();
    }
  }
}
