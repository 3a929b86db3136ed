/** /profile: GET shows one's own profile and sessions, POST changes names, language and looks. */

import { ProfilePage } from "../../components/pages/profile/ProfilePage.tsx";
import { changeProfile, listSessions, LOCALES } from "../../core/users/mod.ts";
import { page } from "../../web/mod.ts";
import { done } from "../_replies.ts";
import { define } from "../_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    return page({ user: viewer, sessions: await listSessions(core, viewer.id, core.now()) });
  },
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const form = await ctx.form();
    const theme = form.text("theme");
    await changeProfile(core, {
      userId: viewer.id,
      name: form.text("name"),
      publicName: form.text("public_name"),
      locale: LOCALES.find((locale) => locale === form.text("locale")) ?? null,
      theme: theme === "light" || theme === "dark" ? theme : null,
    });
    return done(ctx, "/profile?saved=profile");
  },
}, { back: () => "/profile" });

export default define.page<typeof handler>(({ data, state, url, ctx }) => {
  ctx.title = `${state.reader.t("profile")} · ${state.reader.t("app_name")}`;
  return (
    <ProfilePage
      {...data}
      sessionId={state.sessionId}
      refusal={state.refusal}
      saved={url.searchParams.get("saved")}
      now={state.core.now()}
    />
  );
});
