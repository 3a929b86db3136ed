/** POST /settings/departments/:id/members: exactly the ticked people belong to it. */

import { changeMembers } from "../../../../core/users/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { ticked } from "../../_ticked.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const departmentId = ctx.params.id ?? "";
    const userIds = ticked(await ctx.form(), "member");
    await changeMembers(ctx.state.core, { departmentId, userIds, by: ctx.state.viewer.id });
    return done(ctx, `/settings/departments/${departmentId}?saved=changes`);
  },
}, { back: (ctx) => `/settings/departments/${ctx.params.id}` });
