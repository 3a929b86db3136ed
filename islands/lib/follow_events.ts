/**
 * Follows the server's events in a page, with one line for all tabs of a browser:
 * HTTP/1.1 allows six, and the seventh tab would hang.
 *
 * Whoever holds the lock keeps the line and tells the others; when it goes, the next
 * in the queue has the lock. A page that learns that the holder is ahead of it asks
 * for what it missed, and holds back what arrives meanwhile.
 *
 * The danger is a gap that nobody sees: numbers are not consecutive for one viewer,
 * so a missed event can't be noticed afterwards. Every holder therefore says how far
 * it is, whenever it begins, changes state, or is asked.
 */

import type { StreamEvent } from "../../core/inbox/inbox.ts";
import { openSource } from "./event_source.ts";

/** What else a follower may say. */
export interface FollowOptions {
  /** Told when the line opens and when it breaks. */
  onState?: (online: boolean) => void;
  /** Whose page this is: another person's tabs in the same browser have a line of their own. */
  viewerId?: string;
}

type Word = { ask: 1 } | { at: number; online: boolean } | { event: StreamEvent };

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

  function begin(): () => void {
    if (!("locks" in navigator && "BroadcastChannel" in globalThis)) return openSource(url, take, onState);
    const stopping = new AbortController();
    const { signal } = stopping;
    const name = `events ${viewerId}`;
    const tabs = new BroadcastChannel(name);
    const tell = (word: Word) => tabs.postMessage(word);
    let sayWhere: (() => void) | undefined;
    tabs.onmessage = ({ data: word }: MessageEvent<Word>) => {
      if ("event" in word) take(word.event);
      else if ("ask" in word) sayWhere?.();
      else {
        onState(word.online);
        if (word.at > seq && !asking) hold(catchUp(signal));
      }
    };
    tell({ ask: 1 });
    navigator.locks.request(name, { signal }, () =>
      new Promise<void>((release) => {
        let online = false;
        sayWhere = () => tell({ at: seq, online });
        const close = openSource(url, (event) => {
          tell({ event });
          take(event);
        }, (now) => {
          online = now;
          sayWhere?.();
          onState(now);
        });
        signal.onabort = () => {
          close();
          release();
        };
      })).catch(() => {}); // stopped while still in the queue
    return () => {
      stopping.abort();
      tabs.close();
    };
  }

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
