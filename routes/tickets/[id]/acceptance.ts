/**
 * /tickets/:id/acceptance: POST takes the ticket, DELETE returns it to waiting.
 *
 * Changes are nouns, so a plain form works without JavaScript and an island sends
 * the very same request. Refusals travel as `DomainError`; nothing here catches.
 */

import { acceptTicket, returnTicket } from "../../../core/tickets/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    await acceptTicket(core, { ticketId, agent: viewer });
    return done(ctx, path);
  },
  async DELETE(ctx) {
    const { core, viewer } = ctx.state;
    const form = await ctx.form();
    await returnTicket(core, {
      ticketId: ticketOf(ctx).ticketId,
      agent: viewer,
      reason: form.text("reason"),
    });
    return done(ctx, "/tickets");
  },
}, { back: (ctx) => ticketOf(ctx).path });
