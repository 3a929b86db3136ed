/**
 * GET /events: what happens, as it happens, to a signed-in browser.
 *
 * It replays what lies after the browser's cursor (`Last-Event-ID`, which a browser
 * sends when it comes back, or `?after=`) and then follows. Asked for JSON, it gives
 * the missed events at once, for a tab that is fed by another one.
 *
 * The danger is a line that outlives its right: with every beat the session is looked
 * up again, and a line whose session or user is gone ends. `?viewer=` says whose page
 * asks, so that a tab left open never gets the events of who signed in after.
 */

import { Hono } from "hono";
import type { Core } from "../core/core.ts";
import { DomainError, invalid, unauthenticated, unavailable } from "../core/errors.ts";
import { catchUp, MAX_STRETCH } from "../core/events/catch_up.ts";
import { type EventFeed, isReset, type Reset } from "../core/events/follower.ts";
import { newestSeq } from "../core/events/event_log.ts";
import { eventFor, type StreamEvent } from "../core/inbox/mod.ts";
import type { User } from "../core/users/mod.ts";
import { encodeEvent, type EventClient, eventStream } from "../web/mod.ts";
import { refusalOf, statusOf } from "./_status.ts";

/** What the stream needs. */
export interface EventsDeps {
  readonly core: Core;
  readonly feed: EventFeed<User, StreamEvent>;
  /** Whose session this request carries; null: nobody's. */
  findViewer(req: Request): Promise<User | null>;
  /** Milliseconds between beats; 20,000 unless told. */
  readonly beatMs?: number;
}

/** How long a line waits for this node's replica before it is sent away. */
const REPLICA_MS = 5000;
const BEAT = encodeEvent({ name: "beat", data: "1" });
const RETRY = new TextEncoder().encode("retry: 2000\n\n");

/** The app that answers GET /events. */
export function createEventsApp({ core, feed, findViewer, beatMs = 20_000 }: EventsDeps): Hono {
  const app = new Hono();

  app.get("*", async (c) => {
    const text = c.req.header("last-event-id") ?? c.req.query("after");
    const cursor = text === undefined ? null : parseCursor(text);
    if (cursor !== null && await viewerOf(c.req.raw)) await haveRightsOf(cursor);
    const viewer = await viewerOf(c.req.raw);
    if (viewer === null) throw unauthenticated("signed_out", "Sign in first");
    const after = cursor ?? await newestSeq(core.db.primary);
    if (c.req.header("accept")?.includes("application/json")) return c.json(await missed(viewer, after));
    return eventStream((client) => subscribe(client, viewer, after, c.req.raw));
  });

  app.onError((error, c) => {
    if (!(error instanceof DomainError)) throw error;
    return c.json(refusalOf(error), statusOf(error));
  });

  // Events come from the primary, rights from the replica: it must not be behind the event that changed them.
  async function haveRightsOf(seq: number): Promise<void> {
    if (core.db.mode === "embedded" || await core.db.waitFor(seq, REPLICA_MS)) return;
    if (await newestSeq(core.db.primary) < seq) return; // a cursor from nowhere: the feed resets it
    throw unavailable("replica_behind", "This node is behind: come back in a moment");
  }

  async function viewerOf(req: Request): Promise<User | null> {
    const viewer = await findViewer(req);
    const expected = new URL(req.url).searchParams.get("viewer");
    return expected && viewer?.id !== expected ? null : viewer;
  }

  async function missed(viewer: User, after: number): Promise<{ events: StreamEvent[]; seq: number }> {
    const audience = (event: Parameters<typeof eventFor>[1]) => eventFor(viewer, event);
    const { events, seq, more, gone } = await catchUp(core.db.primary, {
      after,
      limit: MAX_STRETCH,
      audience,
    });
    const reset: Reset = { name: "reset", seq };
    return { events: gone || more || events.some(isReset) ? [reset] : [...events], seq };
  }

  function subscribe(client: EventClient, viewer: User, after: number, req: Request): () => void {
    client.send(RETRY);
    const stop = feed.follow({
      viewer,
      after,
      reload: async (seq) => {
        await haveRightsOf(seq);
        return await viewerOf(req);
      },
      send: (event) => void client.send(encoded(event)),
      room: () => client.room(),
      end: () => client.close(),
    });
    const timer = setInterval(() => void beat(), beatMs);
    async function beat(): Promise<void> {
      const still = await viewerOf(req).catch(() => viewer); // the database is away: that is no reason to part
      if (still === null) client.close();
      else client.send(BEAT);
    }
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  return app;
}

// All followers are handed the same object, so it is encoded once however many there are.
const bytesOf = new WeakMap<StreamEvent | Reset, Uint8Array>();

function encoded(event: StreamEvent | Reset): Uint8Array {
  let bytes = bytesOf.get(event);
  if (!bytes) bytesOf.set(event, bytes = encodeEvent({ id: event.seq, data: JSON.stringify(event) }));
  return bytes;
}

function parseCursor(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw invalid("cursor_malformed", "A cursor is the number of an event");
  return Number(text);
}
