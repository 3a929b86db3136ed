/**
 * Everything that goes wrong on request.
 *
 * A fault waits in the list until a send (a webhook, a file) matches it, then counts
 * down. The kinds say exactly whether the customer got the message: that is the
 * question an inbox cannot answer by itself after a silence, and a test about
 * it is worthless if the simulator is vague there.
 */
import { flagAt, isObject, type JsonObject, numberAt, textAt } from "./json.ts";

export const faultKinds = [
  /** Refused with Meta's error `code`; not accepted. */
  "error",
  /** No answer for `hold_ms`, then the connection ends; accepted only with `accepted: true`. */
  "timeout",
  /** A bare HTTP `status` without Meta's error body; not accepted. */
  "http",
  /** Accepted, on its way to the phone, and the connection is cut without an answer. */
  "drop_after_accept",
  /** The connection is cut; the message does not exist. */
  "drop_before_accept",
  /** Webhooks: `duplicate` extra copies, `delay_ms`, `reorder` (the next `times` in reverse). */
  "webhook",
  /** The `sent` webhook is delivered before the send is answered. */
  "status_before_response",
  /** Accepted and delivered, but no status webhook ever comes. */
  "no_statuses",
  /** `POST /:number/media` and `GET /:media` are refused with Meta's error `code`. */
  "media_upload",
  "media_lookup",
  /** A file's address answers with HTTP `status`; gives other bytes than the sha256 promises; breaks off; waits `hold_ms`. */
  "media_download",
  "media_corrupt",
  "media_truncated",
  "media_slow",
] as const;

/** What kind of trouble. */
export type FaultKind = typeof faultKinds[number];

/** One trouble in waiting; this is also the JSON of the control API. */
export interface Fault {
  id: string;
  kind: FaultKind;
  /** How often it still happens; null until it is cleared. */
  times: number | null;
  code: number;
  /** HTTP status; null is the code's own. */
  status: number | null;
  hold_ms: number;
  accepted: boolean;
  duplicate: number;
  delay_ms: number;
  reorder: boolean;
  match: { to: string | null; number: string | null };
}

/** The list of faults in waiting. */
export interface Faults {
  add(input: JsonObject): Fault | null;
  /** The first fault of one of these kinds for this recipient and number; counts it down. */
  take(kinds: readonly FaultKind[], about: { to: string[]; number: string }): Fault | null;
  list(): Fault[];
  /** Removes one, or all. Returns how many went. */
  clear(id?: string): number;
}

/** No faults; `restored` are those of an earlier run. */
export function openFaults(restored: Fault[] = []): Faults {
  let faults = [...restored];
  let made = faults.length;
  return {
    add(input) {
      const fault = parseFault(`fault_${++made}_${Date.now().toString(36)}`, input);
      if (fault) faults.push(fault);
      return fault;
    },
    take(kinds, { to, number }) {
      if (faults.length === 0) return null;
      const found = faults.find((fault) =>
        kinds.includes(fault.kind) && (fault.match.number === null || fault.match.number === number) &&
        (fault.match.to === null || to.includes(fault.match.to))
      );
      if (!found) return null;
      if (found.times !== null && --found.times <= 0) faults = faults.filter((fault) => fault !== found);
      return found;
    },
    list: () => faults,
    clear(id) {
      const before = faults.length;
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
      return before - faults.length;
    },
  };
}

function parseFault(id: string, input: JsonObject): Fault | null {
  const kind = faultKinds.find((known) => known === input.kind);
  if (!kind) return null;
  const match = isObject(input.match) ? input.match : input;
  const times = numberAt(input, "times");
  return {
    id,
    kind,
    times: input.times === null || input.times === "always" ? null : Math.max(1, times ?? 1),
    code: numberAt(input, "code") ?? 131000,
    status: numberAt(input, "status") ?? numberAt(input, "http") ?? (kind === "http" ? 503 : null),
    hold_ms: numberAt(input, "hold_ms") ?? 30_000,
    accepted: flagAt(input, "accepted") ?? false,
    duplicate: numberAt(input, "duplicate") ?? 0,
    delay_ms: numberAt(input, "delay_ms") ?? 0,
    reorder: flagAt(input, "reorder") ?? false,
    match: { to: textAt(match, "to"), number: textAt(match, "number") },
  };
}
