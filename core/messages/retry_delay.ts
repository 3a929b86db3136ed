/**
 * When a message that surely did not leave is tried again.
 *
 * Without a connection it is tried for as long as the service window is open;
 * after a refusal only a few times, for Meta takes insistence ill. The job's own
 * retries have no say in it: they keep the wait that is asked for here.
 */

import type { SendOutcome } from "./channel.ts";

/** An outcome after which the customer surely has not got the message. */
export type NotTaken = Extract<SendOutcome, { kind: "refused" | "unreachable" }>;

const SECOND = 1000;

/** Milliseconds until the next try, with jitter; null: no further one. `attempt` counts from 1. */
export function retryDelay(outcome: NotTaken, attempt: number, random = Math.random): number | null {
  const base = outcome.kind === "unreachable"
    ? Math.min(60, 2 ** (attempt - 1))
    : refusedDelay(outcome, attempt);
  if (base === null) return null;
  const asked = outcome.kind === "refused" ? outcome.retryAfterMs ?? 0 : 0;
  return Math.max(asked, Math.round(base * SECOND * (1 + random() / 4)));
}

function refusedDelay({ action }: Extract<NotTaken, { kind: "refused" }>, attempt: number): number | null {
  switch (action) {
    case "retry":
      return attempt < 8 ? 2 ** attempt : null;
    case "retry_once":
      return attempt < 2 ? 5 : null;
    case "retry_pair": // Meta: 4^X seconds, X = 0, 1, 2 …
      return attempt < 7 ? 4 ** (attempt - 1) : null;
    case "stop_channel":
    case "never":
      return null;
  }
}
