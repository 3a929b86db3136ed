/** POST /settings/connections/:id/check tests the connection; the page shows what was found. */

import { checkConnection } from "../../../../core/connections/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, channel, viewer } = ctx.state;
    await checkConnection(core, { connectionId: idOf(ctx), channel, by: viewer.id });
    return done(ctx, pathOf(ctx, "checked"));
  },
}, { back: (ctx) => pathOf(ctx) });
