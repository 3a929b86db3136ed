/**
 * The one place that turns a refusal into a reply.
 *
 * An island gets the code and the sentence; a plain form gets its own page again
 * with what was typed; everything else an error page. Whoever is signed out is
 * sent to sign in. A bug is none of these: it is logged with its stack and shows
 * as 500, with nothing of it but the request's id.
 */

import { type Refusal, refusalText } from "../components/refusal.ts";
import { DomainError, type ErrorDetails } from "../core/errors.ts";
import { type Context, HttpError } from "../web/mod.ts";
import { refusalHeaders, statusOf } from "./_status.ts";
import type { State } from "./_state.ts";

/** Answers what was thrown; `onError` of the application. */
export async function refuse(error: unknown, ctx: Context<State>): Promise<Response> {
  const { state } = ctx;
  const status = statusOfError(error);
  if (status === 500) state.core.log.error("request_failed", { error, path: ctx.url.pathname });
  const refusal = refusalOfError(state, error);
  const { code, text, details } = refusal;
  const headers = error instanceof DomainError ? refusalHeaders(error) : {};
  if (ctx.isEnhanced) return Response.json({ code, message: text, details }, { status, headers });
  if (code === "signed_out") return ctx.redirect(signInPath(ctx));
  if (ctx.isForm && ctx.back && status !== 500) {
    const again = await drawnAgain(ctx, ctx.back, refusal, status);
    for (const [name, value] of Object.entries(headers)) again?.headers.set(name, value);
    if (again) return again;
  }
  return ctx.renderError(error, { status, headers });
}

/** The form's own page with what was typed; null where that page is itself refused. */
async function drawnAgain(
  ctx: Context<State>,
  back: string,
  refusal: Refusal,
  status: number,
): Promise<Response | null> {
  try {
    const form = await typed(ctx);
    return await ctx.rerender(back, { status, state: { refusal: { ...refusal, form } } });
  } catch (error) { // the page is gone, or out of reach by now: what was refused is said on the error page
    if (statusOfError(error) === 500) ctx.state.core.log.error("redraw_failed", { error, path: back });
    return null;
  }
}

/** What to say of an error. */
export function refusalOfError({ reader, core }: State, error: unknown): Refusal {
  const known = error instanceof DomainError || error instanceof HttpError;
  const code = known ? error.code : "internal_error";
  const details: ErrorDetails = error instanceof DomainError ? error.details : {};
  return { code, details, text: refusalText(reader, code, details, core.now()), form: {} };
}

function statusOfError(error: unknown): number {
  if (error instanceof DomainError) return statusOf(error);
  return error instanceof HttpError ? error.status : 500;
}

const SECRET = new Set([
  "password",
  "current_password",
  "accessToken",
  "appSecret",
  "verifyToken",
  "_csrf",
  "_method",
]);

async function typed(ctx: Context<State>): Promise<Record<string, string>> {
  const form = await ctx.form();
  return Object.fromEntries(Object.entries(form.values()).filter(([name]) => !SECRET.has(name)));
}

/** Signing in, and then back to where one was; a form's own address is no page. */
function signInPath(ctx: Context<State>): string {
  const from = ctx.req.method === "GET" ? ctx.url.pathname + ctx.url.search : ctx.back ?? "/tickets";
  return from === "/tickets" ? "/login" : `/login?next=${encodeURIComponent(from)}`;
}
