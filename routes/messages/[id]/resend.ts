/** POST /messages/:id/resend: tries once more what failed, or what WhatsApp never confirmed; the same message, not a second one. */

import { resendMessage } from "../../../core/messages/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { messageOf, threadPath } from "./_message.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const message = await messageOf(ctx);
    await resendMessage(core, { messageId: message.id, viewer });
    return done(ctx, threadPath(message));
  },
});
