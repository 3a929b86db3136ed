/**
 * /contacts/:id/picture: GET is the contact's picture (`?v=`), for whoever sees any ticket of theirs; POST gives
 * them another one, DELETE takes it away.
 *
 * The version is part of the address, so a browser keeps each picture for as long as it stands;
 * without it, or with an old one, it asks each time. Whoever may not change the contact is refused before
 * their file is read.
 */

import { findPicture, getContact, removePicture, savePicture } from "../../../core/contacts/mod.ts";
import { invalid, notFound } from "../../../core/errors.ts";
import { PICTURE_LIMIT, storePicture } from "../../../core/media/mod.ts";
import { canSeeContact } from "../../../core/tickets/mod.ts";
import { requirePermission } from "../../../core/users/user_policy.ts";
import { sendFile } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { contactOf } from "./_contact.ts";

/** A form around the largest picture. */
const FORM_LIMIT = PICTURE_LIMIT + 64 * 1024;

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer, media } = ctx.state;
    const { id = "" } = ctx.params;
    const sha256 = await findPicture(core, id);
    if (sha256 === null || !await canSeeContact(core, viewer, id)) {
      throw notFound("media_not_found", "There is no such picture");
    }
    const reply = await sendFile(ctx.req, { path: media.path(sha256), type: "image/webp", etag: sha256 });
    const version = ctx.url.searchParams.get("v");
    if (!version || !sha256.startsWith(version)) reply.headers.set("cache-control", "private, no-cache");
    return reply;
  },
  async POST(ctx) {
    const { core, viewer, media } = ctx.state;
    const { contactId, path } = contactOf(ctx);
    requirePermission(viewer, "edit_contacts");
    await getContact(core, contactId, viewer);
    const file = (await ctx.form()).file("picture");
    if (!file || file.size === 0) throw invalid("picture_missing", "There is no picture in this form");
    const { sha256 } = await storePicture(media, { path: file.path, mimeType: file.type });
    await savePicture(core, { contactId, viewer, sha256 });
    return done(ctx, `${path}?saved=contact_picture`);
  },
  async DELETE(ctx) {
    const { core, viewer } = ctx.state;
    const { contactId, path } = contactOf(ctx);
    await removePicture(core, { contactId, viewer });
    return done(ctx, `${path}?saved=contact_picture_removed`);
  },
}, { back: (ctx) => contactOf(ctx).path, uploadLimit: FORM_LIMIT });
