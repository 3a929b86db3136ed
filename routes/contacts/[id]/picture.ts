/**
 * /contacts/:id/picture: GET is the contact's picture (`?v=`), for whoever sees any ticket of theirs; POST gives
 * them another one, DELETE takes it away. Whoever may not change the contact is refused before their file is read.
 */

import { findPicture, getContact, removePicture, savePicture } from "../../../core/contacts/mod.ts";
import { notFound } from "../../../core/errors.ts";
import { canSeeContact } from "../../../core/tickets/mod.ts";
import { requirePermission } from "../../../core/users/user_policy.ts";
import { PICTURE_FORM_LIMIT, sendPicture, takePicture } from "../../_picture.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { contactOf } from "./_contact.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    const { id = "" } = ctx.params;
    const sha256 = await findPicture(core, id);
    if (sha256 === null || !await canSeeContact(core, viewer, id)) {
      throw notFound("media_not_found", "There is no such picture");
    }
    return await sendPicture(ctx, sha256);
  },
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const { contactId, path } = contactOf(ctx);
    requirePermission(viewer, "edit_contacts");
    await getContact(core, contactId, viewer);
    await savePicture(core, { contactId, viewer, sha256: await takePicture(ctx) });
    return done(ctx, `${path}?saved=contact_picture`);
  },
  async DELETE(ctx) {
    const { core, viewer } = ctx.state;
    const { contactId, path } = contactOf(ctx);
    await removePicture(core, { contactId, viewer });
    return done(ctx, `${path}?saved=contact_picture_removed`);
  },
}, { back: (ctx) => contactOf(ctx).path, uploadLimit: PICTURE_FORM_LIMIT });
