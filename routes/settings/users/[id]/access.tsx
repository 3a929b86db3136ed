/** /settings/users/:id/access: GET asks before somebody goes, DELETE lets them go, POST lets them back in. */

import { DeactivatePage } from "../../../../components/pages/settings/DeactivatePage.tsx";
import { countAttendedBy, deactivateUser } from "../../../../core/tickets/mod.ts";
import { changeRights, getUser } from "../../../../core/users/mod.ts";
import { page } from "../../../../web/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core } = ctx.state;
    const user = await getUser(core, ctx.params.id ?? "");
    return page({ user, attending: await countAttendedBy(core, user.id) });
  },
  async DELETE(ctx) {
    const { core, viewer } = ctx.state;
    const userId = ctx.params.id ?? "";
    const tickets = (await ctx.form()).text("tickets") === "keep" ? "keep" : "return";
    await deactivateUser(core, { userId, tickets, by: viewer.id });
    return done(ctx, `/settings/users/${userId}?saved=deactivated`);
  },
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { id } = await changeRights(core, { userId: ctx.params.id ?? "", active: true, by: viewer.id });
    return done(ctx, `/settings/users/${id}?saved=reactivated`);
  },
}, { back: (ctx) => `/settings/users/${ctx.params.id}/access` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = data.user.name;
  return <DeactivatePage {...data} refusal={state.refusal} />;
});
