/**
 * What a refusal is in HTTP: the one table from kind to status, for pages, islands,
 * the event stream and the API alike.
 */

import type { DomainError, ErrorDetails, ErrorKind } from "../core/errors.ts";

/** Kind → status. A request that can't even be read is 400, which is the reader's business. */
export const STATUS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>;

/** The status of a refusal. */
export function statusOf(error: DomainError): typeof STATUS[ErrorKind] {
  return STATUS[error.kind];
}

/** What a program is told of a refusal; never its cause. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** A refusal in plain data. */
export function refusalOf({ code, message, details }: DomainError): Refusal {
  return { code, message, details };
}

/** Headers that go with a refusal: when to come back. */
export function refusalHeaders({ details }: DomainError): Record<string, string> {
  const { retryAfter } = details;
  return typeof retryAfter === "number" ? { "retry-after": String(Math.ceil(retryAfter)) } : {};
}
