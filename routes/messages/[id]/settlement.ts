/** POST /messages/:id/settlement: somebody knows that an unconfirmed message arrived. */

import { settleMessage } from "../../../core/messages/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { messageOf, threadPath } from "./_message.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const message = await messageOf(ctx);
    await settleMessage(core, { messageId: message.id, viewer });
    return done(ctx, threadPath(message));
  },
});
