/**
 * /settings/users/new: somebody new. A password that we made is shown in the answer
 * itself, once: it is stored nowhere but as a hash.
 */

import { PasswordOncePage } from "../../../components/pages/settings/PasswordOncePage.tsx";
import { UserNewPage } from "../../../components/pages/settings/UserNewPage.tsx";
import { listDepartments } from "../../../core/departments/mod.ts";
import { addUser, generatePassword } from "../../../core/users/mod.ts";
import { page } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { userFields } from "./_fields.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page({ departments: await listDepartments(ctx.state.core), made: null });
  },
  async POST(ctx) {
    const form = await ctx.form();
    const { core, viewer } = ctx.state;
    const typed = form.text("password");
    const password = typed || generatePassword();
    const user = await addUser(core, { ...userFields(form), password, by: viewer.id });
    return typed
      ? done(ctx, `/settings/users/${user.id}?saved=user`)
      : page({ departments: [], made: { user, password } });
  },
}, { back: () => "/settings/users/new" });

export default define.page<typeof handler>(({ data: { departments, made }, state, ctx }) => {
  ctx.title = state.reader.t("user_new");
  return made
    ? <PasswordOncePage {...made} />
    : <UserNewPage departments={departments} refusal={state.refusal} />;
});
