/** POST /messages/:id/media: asks Meta once more for a file that did not come. */

import { retryMedia } from "../../../core/media/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { id: messageId = "" } = ctx.params;
    const { ticketId } = await retryMedia(core, { messageId, viewer });
    return done(ctx, `/tickets/${ticketId}`);
  },
});
