/**
 * /setup: the first run. Whoever opens it first makes the first access, an admin's,
 * and is signed in; with a user there it only leads on to signing in.
 */

import { SetUpPage } from "../components/pages/SetUpPage.tsx";
import { hasUsers, openSession, setUp } from "../core/users/mod.ts";
import { localeFrom } from "../locales/mod.ts";
import { page } from "../web/mod.ts";
import { done } from "./_replies.ts";
import { sessionCookie } from "./_session.ts";
import { define } from "./_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return await hasUsers(ctx.state.core) ? ctx.redirect("/login") : page(null);
  },
  async POST(ctx) {
    const { core } = ctx.state;
    const form = await ctx.form();
    const password = form.text("password");
    const locale = localeFrom(ctx.req.headers.get("accept-language"));
    const user = await setUp(core, { name: form.text("name"), email: form.text("email"), password, locale });
    const from = { address: ctx.remoteAddress, userAgent: ctx.req.headers.get("user-agent") ?? "" };
    const { token } = await openSession(core, { user, ...from });
    const reply = done(ctx, "/tickets");
    reply.headers.append("set-cookie", sessionCookie(token, ctx.state.secure));
    return reply;
  },
}, { back: () => "/setup" });

export default define.page(({ state, ctx }) => {
  ctx.sheet = "gate";
  ctx.title = state.reader.t("set_up_title");
  return <SetUpPage refusal={state.refusal} />;
});
