/** PUT /tickets/:id/draft: keeps what is being written, for its author alone. */

import { saveDraft } from "../../../core/messages/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { authorOf } from "./_author.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async PUT(ctx) {
    const { core } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    await saveDraft(core, { ticketId, author: await authorOf(ctx), text: form.text("text") });
    return done(ctx, path);
  },
}, { back: (ctx) => ticketOf(ctx).path });
