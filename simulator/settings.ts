/**
 * The knobs that decide how much like a busy Meta the simulator behaves.
 *
 * The defaults are what a person at the demo should meet; a bench switches the
 * limits off and a test sets the delays to zero. They are read at each use, so a
 * change by `PATCH /_sim/settings` counts from the next message on.
 */
import { flagAt, type JsonObject, numberAt } from "./json.ts";

/** What can be set; times in real milliseconds. */
export interface Settings {
  /** A send outside the 24 h window: refused at once, accepted and then `failed`, or let through. */
  window_errors: "sync" | "async" | "off";
  /** A file of the wrong kind for its message: accepted and then `failed` with 131053, or refused at once. */
  media_errors: "sync" | "async";
  /** 131056: 45 messages to one customer at once, then one per 6 s of the simulated clock. */
  pair_rate: boolean;
  /** 130429 above this many sends per second and number; 0 is no limit. */
  throughput: number;
  /** A recipient nobody has created: `failed` with 131026, or a new phone with an open window. */
  unknown_recipients: "fail" | "create";
  /** From accepted to `sent`, and from `sent` to `delivered`: each a random time between these two. */
  status_delay_ms: [number, number];
  /** How many webhooks are on the way at once. */
  concurrency: number;
  /** Most updates in one webhook body; more than 1 merges what is waiting. */
  batch_max: number;
  /** How updates lie in one body: a change each, an entry each, or as items of one change where that is possible. */
  batch_layout: "changes" | "entries" | "items";
  /** Keeps every webhook back until it is false again: the way to a batch of known content. */
  hold_webhooks: boolean;
  /** First attempts of one customer's messages one after another; false is Meta's own disorder. */
  ordered: boolean;
  /** How long an answer to a webhook is waited for. */
  webhook_timeout_ms: number;
}

/** What the demo runs with. */
export const defaultSettings: Settings = {
  window_errors: "sync",
  media_errors: "async",
  pair_rate: true,
  throughput: 0,
  unknown_recipients: "fail",
  status_delay_ms: [30, 200],
  concurrency: 8,
  batch_max: 1,
  batch_layout: "changes",
  hold_webhooks: false,
  ordered: true,
  webhook_timeout_ms: 10_000,
};

/** The known and well-formed settings in `input`; the rest of it is left out. */
export function parseSettings(input: JsonObject): Partial<Settings> {
  const found: Partial<Settings> = {};
  const window = input.window_errors;
  if (window === "sync" || window === "async" || window === "off") found.window_errors = window;
  const media = input.media_errors;
  if (media === "sync" || media === "async") found.media_errors = media;
  const unknown = input.unknown_recipients;
  if (unknown === "fail" || unknown === "create") found.unknown_recipients = unknown;
  const layout = input.batch_layout;
  if (layout === "changes" || layout === "entries" || layout === "items") found.batch_layout = layout;
  const delay = input.status_delay_ms;
  if (typeof delay === "number" && delay >= 0) found.status_delay_ms = [delay, delay];
  if (Array.isArray(delay) && typeof delay[0] === "number" && typeof delay[1] === "number") {
    found.status_delay_ms = [Math.max(0, delay[0]), Math.max(0, delay[0], delay[1])];
  }
  for (const key of ["pair_rate", "hold_webhooks", "ordered"] as const) {
    const flag = flagAt(input, key);
    if (flag !== null) found[key] = flag;
  }
  const least = { throughput: 0, concurrency: 1, batch_max: 1, webhook_timeout_ms: 1 };
  for (const key of ["throughput", "concurrency", "batch_max", "webhook_timeout_ms"] as const) {
    const value = numberAt(input, key);
    if (value !== null && value >= least[key]) found[key] = Math.floor(value);
  }
  return found;
}
