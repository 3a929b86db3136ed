/** POST /tickets/:id/reading: the assignee has seen so many of the customer's messages. */

import { readTicket } from "../../../core/tickets/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { seenOf } from "./_seen.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    await readTicket(core, { ticketId, reader: viewer, seen: seenOf(form) });
    return done(ctx, path);
  },
}, { back: (ctx) => ticketOf(ctx).path });
