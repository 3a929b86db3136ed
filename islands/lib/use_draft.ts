/**
 * The draft of an answer, kept on the server: half a second after the last key, and
 * when the page goes away, which is the moment that loses drafts.
 */

import { useEffect, useRef } from "preact/hooks";

const QUIET_MS = 500;

/** Saves what `current` says when told that it changed. */
export function useDraft(ticketId: string, current: () => string, saved: string) {
  const last = useRef(saved);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = () => {
    clearTimeout(timer.current);
    const text = current();
    if (text === last.current) return;
    last.current = text;
    fetch(`/tickets/${ticketId}/draft`, {
      method: "PUT",
      keepalive: true,
      headers: { "x-requested-with": "island" },
      body: new URLSearchParams({ text }),
    }).catch(() => last.current = ""); // no line: the next key tries again
  };

  useEffect(() => {
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      clearTimeout(timer.current);
    };
  }, []);

  return {
    changed() {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, QUIET_MS);
    },
    /** It was sent: the server forgets it with the message. */
    sent() {
      clearTimeout(timer.current);
      last.current = "";
    },
  };
}
