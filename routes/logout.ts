/** POST /logout: the session ends here and in the database. Leaving twice is no mistake. */

import { signOut } from "../core/users/mod.ts";
import { endedCookie, sessionToken } from "./_session.ts";
import { define } from "./_state.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const token = sessionToken(ctx.req);
    if (token) await signOut(ctx.state.core, token);
    return ctx.redirect("/login?left", { "set-cookie": endedCookie(ctx.state.secure) });
  },
});
