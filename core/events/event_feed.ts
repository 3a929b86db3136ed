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
 * There is no seam here: a follower only ever gets what lies after its own
 * cursor, and the cursor only moves by what it was given. Whoever was given a
 * reset gets nothing more until its rights have been loaded anew.
 */

import type { LoggedEvent } from "./event.ts";
import { listEvents, newestSeq, oldestSeq } from "./event_log.ts";
import { createRing } from "./event_ring.ts";
import { type EventFeed, type EventFeedParts, type Follower, isReset, type Reset } from "./follower.ts";

export type { EventFeed, EventFeedParts, Follower, Reset } from "./follower.ts";

interface Place<V, E> {
  readonly follower: Follower<V, E>;
  viewer: V;
  cursor: number;
  busy: boolean;
  gone: boolean;
}

const PAGE = 500;

/** Opens the feed of this process. */
export function openEventFeed<V, E>(parts: EventFeedParts<V, E>): EventFeed<V, E> {
  const { db, log, audience, keep = 2000, maxReplay = 5000, retryMs = 500 } = parts;
  const ring = createRing<LoggedEvent>(keep);
  const places = new Set<Place<V, E>>();
  let reading = false;
  let news = false;
  let failures = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const unlisten = db.onCommit(() => wake());

  function failed(error: unknown, what: string): void {
    log.error("event_feed_failed", { what, error });
    clearTimeout(retry);
    retry = setTimeout(wake, retryMs * 2 ** Math.min(failures++, 5));
  }

  function wake(): void {
    news = true;
    if (!reading && places.size > 0) void read();
  }

  async function read(): Promise<void> {
    reading = true;
    try {
      while (news && places.size > 0) {
        news = false;
        const events = await listEvents(db.primary, { after: ring.newest, limit: PAGE });
        if (events.length === PAGE) news = true;
        ring.add(events);
        failures = 0;
        for (const place of places) void serve(place);
      }
    } catch (error) { // the loop's border: the database is away; everybody waits where they are
      failed(error, "read");
    } finally {
      reading = false;
    }
  }

  // Without a replay or a reset this runs to its end at once: five thousand followers cost no waiting.
  async function serve(place: Place<V, E>): Promise<void> {
    if (place.busy) return;
    place.busy = true;
    try {
      while (!place.gone && place.cursor < ring.newest) {
        const kept = ring.after(place.cursor, PAGE);
        const events = kept ?? await listEvents(db.primary, { after: place.cursor, limit: PAGE });
        const wait = give(place, events, kept === null);
        if (wait) await wait;
      }
    } catch (error) { // the same border for one follower's replay
      failed(error, "replay");
    } finally {
      place.busy = false;
    }
  }

  function give(place: Place<V, E>, events: readonly LoggedEvent[], replayed: boolean): Promise<void> | void {
    for (const event of events) {
      if (place.gone) return;
      place.cursor = event.seq;
      const seen = shown(place, event);
      if (seen === null) continue;
      place.follower.send(seen);
      if (isReset(seen)) return reload(place);
    }
    if (replayed) return place.follower.room?.();
  }

  function shown(place: Place<V, E>, event: LoggedEvent): E | Reset | null {
    try {
      return audience(place.viewer, event);
    } catch (error) { // a bug over one event: its follower loads anew, the others are not held up
      log.error("event_feed_failed", { what: "audience", seq: event.seq, error });
      return { name: "reset", seq: event.seq };
    }
  }

  async function reload(place: Place<V, E>): Promise<void> {
    try {
      const viewer = await place.follower.reload(place.cursor);
      if (viewer === null) end(place);
      else place.viewer = viewer;
    } catch (error) { // with rights unknown nothing may be shown: the follower comes back
      log.error("event_feed_failed", { what: "reload", error });
      end(place);
    }
  }

  async function join(place: Place<V, E>): Promise<void> {
    try {
      const [oldest, newest] = [await oldestSeq(db.primary), await newestSeq(db.primary)];
      if (place.gone) return;
      if (closed) return end(place);
      if (places.size === 0) ring.restart(newest);
      places.add(place);
      const { cursor } = place;
      if (cursor > newest || cursor < oldest - 1 || newest - cursor > maxReplay) {
        place.cursor = newest;
        place.follower.send({ name: "reset", seq: newest });
      }
      void serve(place);
      wake();
    } catch (error) { // nothing was promised yet: the follower comes back with its cursor
      log.error("event_feed_failed", { what: "join", error });
      end(place);
    }
  }

  function leave(place: Place<V, E>): void {
    place.gone = true;
    places.delete(place);
  }

  function end(place: Place<V, E>): void {
    if (place.gone) return;
    leave(place);
    place.follower.end();
  }

  return {
    follow(follower) {
      const { viewer, after } = follower;
      const place: Place<V, E> = { follower, viewer, cursor: after, busy: false, gone: false };
      void join(place);
      return () => leave(place);
    },
    get followers() {
      return places.size;
    },
    close() {
      closed = true;
      unlisten();
      clearTimeout(retry);
      for (const place of [...places]) end(place);
    },
  };
}
