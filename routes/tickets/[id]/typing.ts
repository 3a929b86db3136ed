/** POST /tickets/:id/typing: an answer is being typed; the customer sees it where the connection's policy allows. */

import { noteTyping } from "../../../core/messages/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    await noteTyping(core, { ticketId, viewer });
    return done(ctx, path);
  },
}, { back: (ctx) => ticketOf(ctx).path });
