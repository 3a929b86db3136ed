/** PUT /contacts/:id/name: what the team calls them; an empty one gives them their own name back. */

import { saveName } from "../../../core/contacts/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { contactOf } from "./_contact.ts";

export const handler = define.handlers({
  async PUT(ctx) {
    const { core, viewer } = ctx.state;
    const { contactId, path } = contactOf(ctx);
    const form = await ctx.form();
    await saveName(core, { contactId, viewer, name: form.text("name") });
    return done(ctx, `${path}?saved=contact_name`);
  },
}, { back: (ctx) => contactOf(ctx).path });
