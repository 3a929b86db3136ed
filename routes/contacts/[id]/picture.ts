/**
 * GET /contacts/:id/picture?v=: the contact's picture, for whoever sees any ticket of theirs.
 *
 * The version is part of the address, so a browser keeps each picture for as long as it stands;
 * without it, or with an old one, it asks each time.
 */

import { findPicture } from "../../../core/contacts/mod.ts";
import { notFound } from "../../../core/errors.ts";
import { canSeeContact } from "../../../core/tickets/mod.ts";
import { sendFile } from "../../../web/mod.ts";
import { define } from "../../_state.ts";

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
});
