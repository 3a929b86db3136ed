/** How a change is answered: a form is sent on to a page, an island hears which event to wait for. */

import type { Context } from "../web/mod.ts";
import { SEQ_COOKIE } from "./_fresh_core.ts";
import type { State } from "./_state.ts";

/** It is done: 303 to `path` for a form, 204 for an island. */
export function done(ctx: Context<State>, path: string): Response {
  const { core, secure } = ctx.state;
  const seq = String(core.committedSeq);
  if (ctx.isEnhanced) return new Response(null, { status: 204, headers: { "x-commit-seq": seq } });
  return ctx.redirect(path, {
    "set-cookie": `${SEQ_COOKIE}=${seq}; Path=/; Max-Age=10; SameSite=Lax; HttpOnly${
      secure ? "; Secure" : ""
    }`,
  });
}
