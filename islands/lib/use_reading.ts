/**
 * Tells the server that the assignee has read: when messages are on a screen that
 * somebody can see, and once for each new one. Nobody else's looking counts.
 */

import { useEffect, useRef } from "preact/hooks";
import type { ThreadState } from "../../core/inbox/inbox.ts";
import { post } from "./post.ts";

/** Reports reading while the thread is open. */
export function useReading({ ticket, viewer }: ThreadState): void {
  const reported = useRef(0);
  const { id, inboundSeq, unread, assignee } = ticket;
  const mine = assignee?.id === viewer.id && unread > 0;

  useEffect(() => {
    const report = () => {
      if (!mine || document.visibilityState !== "visible" || reported.current >= inboundSeq) return;
      reported.current = inboundSeq;
      post(`/tickets/${id}/reading`, { seen: String(inboundSeq) }).then(({ ok }) => {
        if (!ok) reported.current = 0;
      });
    };
    report();
    document.addEventListener("visibilitychange", report);
    return () => document.removeEventListener("visibilitychange", report);
  }, [mine, inboundSeq]);
}
