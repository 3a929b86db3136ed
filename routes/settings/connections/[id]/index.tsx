/** /settings/connections/:id: one number; POST changes how it behaves. */

import { ConnectionPage } from "../../../../components/pages/settings/ConnectionPage.tsx";
import { changeConnection, getConnection } from "../../../../core/connections/mod.ts";
import { listDepartments } from "../../../../core/departments/mod.ts";
import { page } from "../../../../web/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, origin } = ctx.state;
    const connection = await getConnection(core, idOf(ctx));
    return page({
      connection,
      departments: await listDepartments(core),
      webhookUrl: `${origin}/webhooks/whatsapp`,
      saved: ctx.url.searchParams.get("saved"),
    });
  },
  async POST(ctx) {
    const form = await ctx.form();
    const minutes = form.text("reopen_minutes").trim();
    await changeConnection(ctx.state.core, {
      id: idOf(ctx),
      name: form.text("name"),
      defaultDepartmentId: form.text("department") || null,
      reopenMinutes: minutes === "" ? Number.NaN : Number(minutes),
      signatureMode: form.text("signature_mode"),
      readPolicy: form.text("read_policy"),
      by: ctx.state.viewer.id,
    });
    return done(ctx, pathOf(ctx, "changes"));
  },
}, { back: (ctx) => pathOf(ctx) });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = data.connection.name;
  return <ConnectionPage {...data} refusal={state.refusal} now={state.core.now()} />;
});
