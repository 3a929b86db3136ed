/**
 * What becomes of a job whose handler threw: the one place where an error's kind
 * turns into "later", "again" or "never".
 *
 * `limited` is not this job's turn and costs no attempt. `unavailable` is the
 * world's fault and is tried for days. A refusal of any other kind will be the
 * same tomorrow. A bug gets a few chances, since it may be a race.
 */

import { DomainError } from "../core/errors.ts";
import type { Claim } from "../core/jobs/job.ts";

/** What to do with the job, and when. */
export type Verdict =
  | { readonly kind: "snooze"; readonly at: number }
  | { readonly kind: "retry"; readonly at: number }
  | { readonly kind: "bury" };

const DAY = 24 * 60 * 60 * 1000;
const OUTAGE_MS = 3 * DAY;
const CHANCES = { conflict: 10, bug: 5 };

/** What becomes of a job after that error. */
export function verdict(error: unknown, job: Claim, now: number, random = Math.random): Verdict {
  const again: Verdict = { kind: "retry", at: now + (askedWait(error) ?? backOff(job.attempts, random)) };
  if (!(error instanceof DomainError)) return job.attempts < CHANCES.bug ? again : { kind: "bury" };
  switch (error.kind) {
    case "limited":
      return { kind: "snooze", at: now + (askedWait(error) ?? 1000) };
    case "unavailable":
      return now < job.createdAt + OUTAGE_MS ? again : { kind: "bury" };
    case "conflict":
      return job.attempts < CHANCES.conflict ? again : { kind: "bury" };
    default:
      return { kind: "bury" };
  }
}

/** Milliseconds that the error itself asks to wait; null: it does not say. */
function askedWait(error: unknown): number | null {
  const seconds = error instanceof DomainError ? error.details["retryAfter"] : null;
  return typeof seconds === "number" ? Math.ceil(seconds * 1000) : null;
}

/** Milliseconds before the next attempt: doubling from one second to five minutes, with jitter. */
export function backOff(attempts: number, random = Math.random): number {
  return Math.round(Math.min(300, 2 ** (attempts - 1)) * 1000 * (1 + random() / 4));
}
