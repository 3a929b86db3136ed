/**
 * Every refusal the product can utter has one shape: a kind, which says what
 * the world should do about it, and a code, which says what happened and is
 * also the key of the sentence the user reads.
 *
 * The danger: a refusal thrown as a plain Error looks like a bug and becomes a
 * 500. Kind → HTTP status is decided once in routes/_error.tsx, kind → retry
 * once in workers/runner.ts; nothing else looks at the kind.
 */

/** What the caller should do: mend the request, sign in, give up, look again, slow down, come back later. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "limited"
  | "unavailable";

/** Plain data that helps to word the refusal (a winner's name, a limit); never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A refusal with a code. Codes are `noun_problem` and keys of `locales/`. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

type Maker = (code: string, message: string, details?: ErrorDetails, cause?: unknown) => DomainError;
// Pure, so that a browser carries only the one it can throw.
const maker = (kind: ErrorKind): Maker => (code, message, details, cause) =>
  new DomainError(kind, code, message, details, cause);

/** The request itself is wrong: 400/422. */
export const invalid: Maker = /* @__PURE__ */ maker("invalid");
/** Nobody is signed in, or the credentials are wrong: 401. */
export const unauthenticated: Maker = /* @__PURE__ */ maker("unauthenticated");
/** Known, and not allowed: 403. */
export const forbidden: Maker = /* @__PURE__ */ maker("forbidden");
/** There is no such thing, or the viewer may not know of it: 404. */
export const notFound: Maker = /* @__PURE__ */ maker("not_found");
/** The state has moved: 409. Look again. */
export const conflict: Maker = /* @__PURE__ */ maker("conflict");
/** Too often: 429. `details.retryAfter` in seconds. */
export const limited: Maker = /* @__PURE__ */ maker("limited");
/** Something we depend on is away: 503. */
export const unavailable: Maker = /* @__PURE__ */ maker("unavailable");
