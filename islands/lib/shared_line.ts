/**
 * One line to the server for all tabs of a browser: HTTP/1.1 allows six, and the
 * seventh tab would hang.
 *
 * Whoever holds the lock keeps the line and tells the others; when it goes, the next
 * in the queue has the lock. Numbers are not consecutive for one viewer, so a missed
 * event can't be noticed afterwards: every holder therefore says how far it is,
 * whenever it begins, changes state, or is asked.
 */

import type { StreamEvent } from "../../core/inbox/inbox.ts";
import { openSource } from "./event_source.ts";

/** What a tab brings to the line. */
export interface Tab {
  /** Whose line it is: tabs of the same name share one. */
  name: string;
  /** Where the line begins, with this tab's cursor. */
  url: () => string;
  /** The newest event this tab knows. */
  seq: () => number;
  take: (event: StreamEvent) => void;
  /** The holder is as far as `at`; who is behind has to catch up until the signal. */
  heard: (at: number, signal: AbortSignal) => void;
  onState: (online: boolean) => void;
}

type Word = { ask: 1 } | { at: number; online: boolean } | { event: StreamEvent };

/** Takes part in the line, or opens one alone where tabs can't speak to each other. Returns what leaves it. */
export function joinLine({ name, url, seq, take, heard, onState }: Tab): () => void {
  if (!("locks" in navigator && "BroadcastChannel" in globalThis)) return openSource(url, take, onState);
  const stopping = new AbortController();
  const { signal } = stopping;
  const tabs = new BroadcastChannel(name);
  const tell = (word: Word) => tabs.postMessage(word);
  let sayWhere: (() => void) | undefined;
  tabs.onmessage = ({ data: word }: MessageEvent<Word>) => {
    if ("event" in word) take(word.event);
    else if ("ask" in word) sayWhere?.();
    else {
      onState(word.online);
      heard(word.at, signal);
    }
  };
  tell({ ask: 1 });
  navigator.locks.request(name, { signal }, () =>
    new Promise<void>((release) => {
      let online = false;
      sayWhere = () => tell({ at: seq(), online });
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
