/**
 * The draft of an answer, kept on the server: half a second after the last key, and
 * when the page goes away, which is the moment that loses drafts.
 *
 * The danger is a reload right after a key: the page is asked for before the draft
 * it should show has arrived. So what is on its way to the server stays in this tab
 * until it is there, and for seconds only: after that another device may know better.
 */

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { post } from "./post.ts";
import { tabKey } from "./tab_key.ts";

const QUIET_MS = 500;
const ON_ITS_WAY_MS = 10_000;

/** Saves what is in the viewer's field when told that it changed. */
export function useDraft(
  viewerId: string,
  ticketId: string,
  field: RefObject<HTMLTextAreaElement | null>,
  saved: string,
) {
  const key = tabKey("draft", viewerId, ticketId);
  const last = useRef<string | null>(saved);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = () => {
    clearTimeout(timer.current);
    const text = field.current?.value ?? "";
    if (text === last.current) return;
    last.current = text;
    sessionStorage.setItem(key, `${Date.now()} ${text}`);
    // `keepalive`: it arrives although its page goes away.
    const fields = { _method: "PUT", text, author: viewerId };
    post(`/tickets/${ticketId}/draft`, fields, { keepalive: true }).then(({ ok }) => {
      if (ok) sessionStorage.removeItem(key);
      else if (last.current === text) last.current = null; // not there: the next key tries again
    });
  };

  useEffect(() => {
    const [, at, text] = /^(\d+) (.*)$/s.exec(sessionStorage.getItem(key) ?? "") ?? [];
    if (text !== undefined && Date.now() - Number(at) < ON_ITS_WAY_MS && field.current?.value === saved) {
      field.current.value = text;
    }
    sessionStorage.removeItem(key);
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
      sessionStorage.removeItem(key);
      last.current = "";
    },
  };
}
