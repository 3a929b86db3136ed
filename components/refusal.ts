/**
 * A refusal as a screen shows it: worded on the server, because a browser bundle
 * does not carry the sentences of everything that can go wrong.
 */

import type { ErrorDetails } from "../core/errors.ts";
import type { TextKey } from "../locales/mod.ts";
import { partRefusalKey, partText } from "./part_text.ts";
import type { Reader } from "./reader.ts";
import { shortSpanText } from "./moments.ts";

/** What was refused, and what had been typed. */
export interface Refusal {
  readonly code: string;
  /** The sentence for the reader. */
  readonly text: string;
  readonly details: ErrorDetails;
  /** The fields of the form that was refused, without passwords. */
  readonly form: Readonly<Record<string, string>>;
}

/** The sentence of a refusal; a general one where a code has none. */
export function refusalText(reader: Reader, code: string, details: ErrorDetails, now: number): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    values[name] = value === null ? "" : String(value ?? "");
  }
  if (typeof details.retryAfter === "number") values.wait = shortSpanText(reader, details.retryAfter * 1000);
  if (typeof details.field === "string") values.field = partText(reader, details.field);
  return reader.t(keyOf(reader, code, details, values, now), values);
}

function keyOf(
  reader: Reader,
  code: string,
  { assignee, acceptedAt, why }: ErrorDetails,
  values: Record<string, string | number>,
  now: number,
): TextKey {
  if (code === "ticket_taken") values.name = String(assignee ?? "");
  if (code === "ticket_not_waiting" && typeof assignee === "string") {
    values.name = assignee;
    if (typeof acceptedAt !== "number") return "ticket_taken";
    values.time = shortSpanText(reader, now - acceptedAt);
    return "ticket_taken_ago";
  }
  if (code === "interactive_invalid") return partRefusalKey(why);
  return reader.has(code) ? code : "internal_error";
}
