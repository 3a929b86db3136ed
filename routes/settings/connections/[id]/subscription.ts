/** POST /settings/connections/:id/subscription asks Meta for the account's webhooks, and tests again. */

import { checkConnection, subscribeConnection } from "../../../../core/connections/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, channel, viewer } = ctx.state;
    const order = { connectionId: idOf(ctx), channel, by: viewer.id };
    await subscribeConnection(core, order);
    await checkConnection(core, order);
    return done(ctx, pathOf(ctx, "subscribed"));
  },
}, { back: (ctx) => pathOf(ctx) });
