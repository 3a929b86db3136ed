/** DELETE /contacts/:id/notes/:noteId: takes one's own note away. */

import { deleteNote } from "../../../../core/contacts/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { contactOf } from "../_contact.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { core, viewer } = ctx.state;
    const { contactId, path } = contactOf(ctx);
    await deleteNote(core, { contactId, viewer, noteId: ctx.params.noteId ?? "" });
    return done(ctx, `${path}?saved=note_deleted`);
  },
}, { back: (ctx) => contactOf(ctx).path });
