/** /login: signing in. Goes on to the page one wanted; without any user it leads to the set-up. */

import { SignInPage } from "../components/pages/SignInPage.tsx";
import { hasUsers, signIn } from "../core/users/mod.ts";
import { page } from "../web/mod.ts";
import { done } from "./_replies.ts";
import { sessionCookie } from "./_session.ts";
import { define } from "./_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    if (ctx.state.user) return ctx.redirect("/tickets");
    if (!await hasUsers(ctx.state.core)) return ctx.redirect("/setup");
    return page({ next: ownPath(ctx.url.searchParams.get("next")), left: ctx.url.searchParams.has("left") });
  },
  async POST(ctx) {
    const form = await ctx.form();
    const { token } = await signIn(ctx.state.core, {
      email: form.text("email"),
      password: form.text("password"),
      address: ctx.remoteAddress,
      userAgent: ctx.req.headers.get("user-agent") ?? "",
    });
    const reply = done(ctx, ownPath(form.text("next")));
    reply.headers.append("set-cookie", sessionCookie(token, ctx.state.secure));
    return reply;
  },
}, { back: () => "/login" });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.sheet = "gate";
  ctx.title = state.reader.t("sign_in_title");
  return <SignInPage refusal={state.refusal} next={state.refusal?.form.next ?? data.next} left={data.left} />;
});

/** A page of ours to go on to: an address that leads elsewhere is nobody's wish. */
function ownPath(path: string | null): string {
  return path &&
      /^\/(tickets|contacts|conversations|profile|settings|journal|more)(?![\w-])[\w/?=&%.+-]*$/.test(path)
    ? path
    : "/tickets";
}
