/** /settings/connections/:id/templates: the account's templates; POST fetches them from Meta anew. */

import { TemplatesPage } from "../../../../components/pages/settings/TemplatesPage.tsx";
import { getConnection } from "../../../../core/connections/mod.ts";
import { listTemplates, syncTemplates } from "../../../../core/templates/mod.ts";
import { page } from "../../../../web/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core } = ctx.state;
    const connection = await getConnection(core, idOf(ctx));
    return page({
      connection,
      templates: await listTemplates(core, { connectionId: connection.id, all: true }),
      saved: ctx.url.searchParams.get("saved"),
    });
  },
  async POST(ctx) {
    const { core, channel, viewer } = ctx.state;
    await syncTemplates(core, { connectionId: idOf(ctx), channel, by: viewer.id });
    return done(ctx, `${pathOf(ctx)}/templates?saved=synced`);
  },
}, { back: (ctx) => `${pathOf(ctx)}/templates` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("templates");
  return <TemplatesPage {...data} refusal={state.refusal} now={state.core.now()} />;
});
