/**
 * Follows the server's events in a page, over the line that all tabs share.
 *
 * A page that learns that the holder of the line is ahead of it asks for what it
 * missed, and holds back what arrives meanwhile. The danger is a gap that nobody
 * sees: an event given twice is told by its number, one left out by nothing at all.
 */

import type { StreamEvent } from "../../core/inbox/inbox.ts";
import { joinLine } from "./shared_line.ts";

/** What else a follower may say. */
export interface FollowOptions {
  /** Told when the line opens and when it breaks. */
  onState?: (online: boolean) => void;
  /** Whose page this is: another person's tabs in the same browser have a line of their own. */
  viewerId?: string;
}

/**
 * Gives every event after `lastSeq` once, in order; `reset` always. Whoever loads anew on `reset` returns that
 * promise: what happens meanwhile is given after it. Returns what stops it.
 */
export function followEvents(
  lastSeq: number,
  onEvent: (event: StreamEvent) => unknown,
  { onState = () => {}, viewerId = "" }: FollowOptions = {},
): () => void {
  let seq = lastSeq;
  let holds = 0;
  let asking = false;
  const waiting: StreamEvent[] = [];
  const url = () => `/events?after=${seq}&viewer=${viewerId}`;

  function take(event: StreamEvent): void {
    if (holds) waiting.push(event);
    else if (event.seq > seq || event.name === "reset") {
      seq = event.seq;
      const loaded = onEvent(event);
      if (event.name === "reset") hold(loaded);
    }
  }

  async function hold(until: unknown): Promise<void> {
    holds++;
    await Promise.resolve(until).catch(() => {}); // whose it is has dealt with it
    if (!--holds) waiting.splice(0).forEach(take);
  }

  async function catchUp(signal: AbortSignal): Promise<void> {
    asking = true;
    for (; !signal.aborted; await new Promise((resolve) => setTimeout(resolve, 2000))) {
      try {
        const reply = await fetch(url(), { signal, headers: { accept: "application/json" } });
        if (!reply.ok) continue;
        const missed: { events: StreamEvent[] } = await reply.json();
        waiting.unshift(...missed.events);
        break;
      } catch { /* no line just now: asked again until there is, or until we stop */ }
    }
    asking = false;
  }

  const begin = () =>
    joinLine({
      name: `events ${viewerId}`,
      url,
      seq: () => seq,
      take,
      heard(at, signal) {
        if (at > seq && !asking) hold(catchUp(signal));
      },
      onState,
    });

  // A page in the back/forward cache may hold neither lock nor line; it comes back with its cursor.
  let end = begin();
  const hide = () => end();
  const show = (event: PageTransitionEvent) => {
    if (event.persisted) end = begin();
  };
  addEventListener("pagehide", hide);
  addEventListener("pageshow", show);
  return () => {
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", show);
    end();
  };
}
