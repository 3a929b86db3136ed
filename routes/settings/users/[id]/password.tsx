/** POST /settings/users/:id/password gives somebody another password; one that we made is shown this once. */

import { PasswordOncePage } from "../../../../components/pages/settings/PasswordOncePage.tsx";
import { changePassword, generatePassword, getUser } from "../../../../core/users/mod.ts";
import { page } from "../../../../web/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";

export const handler = define.handlers({
  // A page drawn by a POST is loaded anew: back to where the form is.
  GET: (ctx) => ctx.redirect(`/settings/users/${ctx.params.id}`),
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const typed = (await ctx.form()).text("password");
    const password = typed || generatePassword();
    const user = await getUser(core, ctx.params.id ?? "");
    await changePassword(core, { userId: user.id, password, by: viewer.id });
    return typed ? done(ctx, `/settings/users/${user.id}?saved=password_given`) : page({ user, password });
  },
}, { back: (ctx) => `/settings/users/${ctx.params.id}` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("new_password");
  return <PasswordOncePage {...data} />;
});
