/** /settings/users/:id: one person; POST changes who they are and what they may do. */

import { UserPage } from "../../../../components/pages/settings/UserPage.tsx";
import { listDepartments } from "../../../../core/departments/mod.ts";
import { editUser, getUser, listSessions } from "../../../../core/users/mod.ts";
import { page } from "../../../../web/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { userFields } from "../_fields.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core } = ctx.state;
    const user = await getUser(core, ctx.params.id ?? "");
    return page({
      user,
      departments: await listDepartments(core),
      sessions: await listSessions(core, user.id, core.now()),
      saved: ctx.url.searchParams.get("saved"),
    });
  },
  async POST(ctx) {
    const form = await ctx.form();
    const userId = ctx.params.id ?? "";
    await editUser(ctx.state.core, { userId, ...userFields(form), by: ctx.state.viewer.id });
    // Who gives up administering has no page to go back to.
    return done(
      ctx,
      userId === ctx.state.viewer.id && form.text("role") !== "admin"
        ? "/tickets"
        : `/settings/users/${userId}?saved=changes`,
    );
  },
}, { back: (ctx) => `/settings/users/${ctx.params.id}` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = data.user.name;
  return <UserPage {...data} refusal={state.refusal} now={state.core.now()} />;
});
