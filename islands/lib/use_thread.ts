/**
 * An open thread kept up to date: events are folded in as they come.
 *
 * A change of ours is answered by its number; if its event has not come within a
 * second, the line is slow or gone, and the state is asked for instead.
 */

import { useEffect, useRef } from "preact/hooks";
import { lacksWords } from "../../components/failure_text.ts";
import { learnTexts, useReader } from "../../components/reader.ts";
import type { StreamEvent, ThreadState } from "../../core/inbox/inbox.ts";
import { foldThread } from "../../core/inbox/thread.ts";
import { followEvents } from "./follow_events.ts";
import { loadRare } from "./load_rare.ts";
import { loadState } from "./load_state.ts";
import { useLive } from "./use_live.ts";

const PATIENCE_MS = 1000;

/** What the thread's page answers when it is asked for its state. */
export type LoadedThread = ThreadState & {
  /** The sentences for its failed messages. */
  readonly words: Readonly<Record<string, string>>;
};

/** The thread, and what to do with it. */
export function useThread(initial: ThreadState, onOnline: () => void) {
  const thread = useLive(() => initial);
  const reader = useReader();
  const path = `/tickets/${initial.ticket.id}`;

  const olderAsked = useRef<Promise<boolean> | null>(null);

  async function load() {
    const news = await loadState<LoadedThread>(path);
    if (news) await loadRare(news.messages);
    if (news) learnTexts(news.words);
    // Older messages that are already on the screen stay there.
    if (news && news.lastSeq >= thread.value.lastSeq) thread.value = withOlder(news, thread.value);
  }

  const isNewFailure = (event: StreamEvent) =>
    "after" in event && event.message !== undefined && lacksWords(reader, event.message);

  useEffect(() =>
    followEvents(initial.lastSeq, (event) => {
      if (event.name === "reset" || isNewFailure(event)) load();
      else if (event.name === "ticket.left" && event.ticketId === initial.ticket.id) location.reload();
      else {
        thread.value = foldThread(thread.value, event);
        if ("message" in event && event.message) {
          loadRare([event.message])?.then(() => thread.value = { ...thread.value });
        }
      }
    }, {
      viewerId: initial.viewer.id,
      onState(online) {
        if (online) onOnline();
      },
    }), []);

  return {
    thread,
    /** Asks for the state as it is now: after a refusal, what was decided on has moved. */
    load,
    /** Makes sure that what happened up to `seq` will be seen. */
    expect(seq: number) {
      setTimeout(() => {
        if (thread.value.lastSeq < seq) load();
      }, PATIENCE_MS);
    },
    /** Puts the page of older messages above those shown; false: there are none, or they can't be had. */
    older: () => olderAsked.current ??= loadOlder().finally(() => olderAsked.current = null),
  };

  async function loadOlder(): Promise<boolean> {
    const { olderCursor } = thread.value;
    const before = olderCursor &&
      await loadState<LoadedThread>(`${path}?before=${encodeURIComponent(olderCursor)}`);
    if (!before) return false;
    learnTexts(before.words);
    await loadRare(before.messages);
    const known = new Set(thread.value.messages.map(({ id }) => id));
    thread.value = {
      ...thread.value,
      messages: [...before.messages.filter(({ id }) => !known.has(id)), ...thread.value.messages],
      olderCursor: before.olderCursor,
    };
    return true;
  }
}

function withOlder(news: ThreadState, shown: ThreadState): ThreadState {
  const first = news.messages[0];
  const at = first ? shown.messages.findIndex(({ id }) => id === first.id) : -1;
  if (at <= 0) return news;
  return {
    ...news,
    messages: [...shown.messages.slice(0, at), ...news.messages],
    olderCursor: shown.olderCursor,
  };
}
