/** POST /tickets/:id/closure: resolves it. The form says how much was seen, so that news asks again. */

import { closeTicket } from "../../../core/tickets/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { seenOf } from "./_seen.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    const farewell = form.text("farewell") !== "no";
    await closeTicket(core, { ticketId, agent: viewer, farewell, seen: seenOf(form) });
    return done(ctx, path);
  },
}, { back: (ctx) => ticketOf(ctx).path });
