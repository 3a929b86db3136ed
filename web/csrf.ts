/**
 * Whether a change really comes from one of our own pages.
 *
 * Browsers say so themselves: `Sec-Fetch-Site: same-origin`, or an `Origin` that is
 * ours (over plain HTTP they send only the latter). Where both are absent, a token
 * bound to the session must be in the hidden field `_csrf`. A wrong header is never
 * made good by a token: the token is for silence, not for contradiction. In a form
 * with files, `_csrf` and `_method` count only in front of the first file: nobody's
 * upload is taken in before it is known to be wanted.
 */

import type { Context } from "./context.ts";
import { HttpError } from "./http_error.ts";

/** The session's side of the token. */
export interface Csrf<State> {
  /** The token for this session's forms, or null when there is no session. */
  token(ctx: Context<State>): string | null;
  /** Whether `token` belongs to the session of this request. Runs before any middleware. */
  verify(ctx: Context<State>, token: string): boolean | Promise<boolean>;
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Lets a safe request pass, and a change from our own pages; refuses `csrf_refused`. */
export async function requireOwnOrigin<State>(
  ctx: Context<State>,
  origin: string,
  csrf: Csrf<State>,
): Promise<void> {
  if (SAFE.has(ctx.req.method)) return;
  const site = ctx.req.headers.get("sec-fetch-site");
  const from = ctx.req.headers.get("origin");
  if (site === "same-origin" || (from !== null && from === origin)) return;
  if (site === null && from === null) {
    const token = ctx.req.headers.get("x-csrf-token") ?? (await ctx.fieldsBeforeFiles()).text("_csrf");
    if (token !== "" && await csrf.verify(ctx, token)) return;
  }
  throw new HttpError(403, "csrf_refused", "This request did not come from one of our pages");
}

/** Reads a hidden `_method` of a plain form's POST: DELETE or PUT. Call it after the origin was checked. */
export async function applyMethodOverride<State>(ctx: Context<State>): Promise<void> {
  if (ctx.method !== "POST") return;
  const wanted = (await ctx.fieldsBeforeFiles()).text("_method").toUpperCase();
  if (wanted === "DELETE" || wanted === "PUT") ctx.method = wanted;
}
