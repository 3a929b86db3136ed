/**
 * News on its way to a business: the item, the signed body it travels in, and each
 * attempt to bring it.
 *
 * Waiting is much shorter than Meta's, so that nobody watching a demo or a test
 * waits for minutes; it doubles all the same.
 */

import type { JsonObject } from "../json.ts";

/** One news item for a business: becomes one `changes[]` element. */
export interface Update {
  number: string;
  field: string;
  value: JsonObject;
  /** What the log calls it: `message`, a status, `raw`, else the field's name. */
  kind: string;
  wamid: string | null;
  phone: string | null;
  /** The date of the entry, in seconds: only news about accounts has one. */
  time?: number;
  /** A body to be sent as it is, in place of the envelope. */
  raw?: string;
  /** Called once, after the first attempt, with whether it was taken. */
  settled?: (taken: boolean) => void;
}

/** One try at bringing a webhook to its address. */
export interface Attempt {
  /** Milliseconds of real time. */
  at: number;
  status: number | null;
  error: string | null;
  ms: number;
}

/** One signed HTTP body on its way; this is also the JSON of the control API. */
export interface Delivery {
  id: string;
  number: string;
  kinds: string[];
  wamids: string[];
  phone: string | null;
  body: string;
  state: "waiting" | "sending" | "retrying" | "delivered";
  attempts: number;
  last: Attempt | null;
  created_at: number;
  next_attempt_at: number | null;
}

/** How long to wait after so many failed attempts: from 250 ms, doubling, at most 30 s. */
export function retryDelay(attempts: number): number {
  return Math.min(30_000, 250 * 2 ** Math.min(attempts - 1, 16));
}
