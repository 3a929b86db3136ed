/** POST /tickets/:id/messages: says something. The form carries the message's id, so that a second press is the same message. */

import { sendText } from "../../../core/messages/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { authorOf } from "./_author.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    await sendText(core, {
      id: form.text("id") || undefined,
      ticketId,
      author: await authorOf(ctx),
      text: form.text("text"),
    });
    return done(ctx, path);
  },
}, { back: (ctx) => ticketOf(ctx).path });
