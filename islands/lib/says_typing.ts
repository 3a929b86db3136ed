/** Tells the server that an answer is being typed, at most every 20 s: Meta shows it for 25. Only a composer calls this, never a preview. */

import { post } from "./post.ts";

const PAUSE_MS = 20_000;
let lastAt = 0;

/** Says so, if it has not just been said. */
export function saysTyping(ticketId: string): void {
  const now = Date.now();
  if (now - lastAt < PAUSE_MS) return;
  lastAt = now;
  post(`/tickets/${ticketId}/typing`);
}
