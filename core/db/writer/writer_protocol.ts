/**
 * What the main thread and the writer's Worker say to each other. Every
 * question bears a number and every answer repeats it.
 *
 * The danger: two askers and one answer. Without the number the second caller
 * would swallow the first one's reply. And an Error loses its class on the way:
 * refusals are spelled out here and made anew on the other side.
 */

import { DomainError } from "../../errors.ts";
import type { ErrorDetails, ErrorKind } from "../../errors.ts";
import type { Committed, WriteUnit } from "../database.ts";
import { UnitConflict } from "../database.ts";

import { type ConstraintKind, ConstraintViolation } from "../database_errors.ts";
import type { DatabaseStats } from "../statement_stats.ts";

/** Main thread → Worker. */
export type ToWriter =
  | { readonly kind: "open"; readonly path: string; readonly setup: unknown }
  | { readonly kind: "commit"; readonly units: readonly { readonly n: number; readonly unit: WriteUnit }[] }
  | { readonly kind: "ping"; readonly n: number }
  | { readonly kind: "message"; readonly message: unknown }
  | { readonly kind: "close" };

/** Worker → main thread. */
export type FromWriter =
  | { readonly kind: "opened" }
  | { readonly kind: "failed"; readonly error: SentError }
  | { readonly kind: "settled"; readonly answers: readonly Answer[]; readonly stats: DatabaseStats }
  | { readonly kind: "committed"; readonly seq: number }
  | { readonly kind: "pong"; readonly n: number; readonly stats: DatabaseStats }
  | { readonly kind: "log"; readonly level: LogLine; readonly event: string; readonly fields: object }
  | { readonly kind: "message"; readonly message: unknown }
  | { readonly kind: "closed" };

/** How loud a forwarded line is. */
export type LogLine = "debug" | "info" | "warn" | "error";

/** What became of the unit numbered `n`. */
export type Answer =
  | { readonly n: number; readonly ok: true; readonly committed: Committed }
  | { readonly n: number; readonly ok: false; readonly error: SentError };

/** An error as it travels. */
export type SentError =
  | { readonly type: "conflict"; readonly statement: string }
  | {
    readonly type: "constraint";
    readonly message: string;
    readonly kind: ConstraintKind;
    readonly on: string;
  }
  | {
    readonly type: "domain";
    readonly kind: ErrorKind;
    readonly code: string;
    readonly message: string;
    readonly details: ErrorDetails;
  }
  | { readonly type: "bug"; readonly message: string; readonly stack: string | undefined };

/** Spells an error out. */
export function sendError(error: unknown): SentError {
  if (error instanceof UnitConflict) return { type: "conflict", statement: error.statement };
  if (error instanceof ConstraintViolation) {
    return { type: "constraint", message: error.message, kind: error.kind, on: error.on };
  }
  if (error instanceof DomainError) {
    const { kind, code, message, details } = error;
    return { type: "domain", kind, code, message, details };
  }
  if (error instanceof Error) return { type: "bug", message: error.message, stack: error.stack };
  return { type: "bug", message: String(error), stack: undefined };
}

/** Makes the error anew. */
export function receiveError(sent: SentError): Error {
  if (sent.type === "conflict") return new UnitConflict(sent.statement);
  if (sent.type === "constraint") return new ConstraintViolation(sent.message, sent.kind, sent.on);
  if (sent.type === "domain") return new DomainError(sent.kind, sent.code, sent.message, sent.details);
  const error = new Error(sent.message);
  if (sent.stack !== undefined) error.stack = sent.stack;
  return error;
}
