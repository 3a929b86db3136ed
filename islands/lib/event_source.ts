/**
 * One live line to the server's events.
 *
 * EventSource comes back by itself after a broken line, but not after a refusal, and
 * it can't tell a silent line from a dead one. So the server's beat is listened for:
 * after 45 s without a sound, or when the machine is online again, a new line is
 * opened from the cursor of that moment.
 */

import type { StreamEvent } from "../../core/inbox/inbox.ts";

const SILENCE = 45_000;

/** Opens the line and keeps it open until closed; says each change of being online. */
export function openSource(
  url: () => string,
  onEvent: (event: StreamEvent) => void,
  onState: (online: boolean) => void,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout>;
  let failures = 0;
  let online: boolean | undefined;
  const state = (now: boolean) => {
    if (now !== online) onState(online = now);
  };
  const openIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(open, ms);
  };
  const alive = () => {
    failures = 0;
    openIn(SILENCE);
    state(true);
  };
  const offline = () => state(false);

  function open(): void {
    source?.close();
    openIn(SILENCE);
    const line = source = new EventSource(url());
    line.onopen = alive;
    line.addEventListener("beat", alive);
    line.onmessage = ({ data }) => {
      alive();
      onEvent(JSON.parse(data));
    };
    line.onerror = () => {
      offline();
      if (line.readyState === 2) openIn(Math.min(2000 * 2 ** failures++, 30_000));
    };
  }

  addEventListener("online", open);
  addEventListener("offline", offline);
  open();
  return () => {
    removeEventListener("online", open);
    removeEventListener("offline", offline);
    clearTimeout(timer);
    source?.close();
  };
}
