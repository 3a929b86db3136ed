/** POST /contacts/:id/notes: a note about the contact, for the team alone. */

import { addNote } from "../../../../core/contacts/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { contactOf } from "../_contact.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { contactId, path } = contactOf(ctx);
    const form = await ctx.form();
    await addNote(core, { contactId, viewer, text: form.text("text") });
    return done(ctx, `${path}?saved=note`);
  },
}, { back: (ctx) => contactOf(ctx).path });
