/** GET /media/:messageId/thumbnail: the small picture that a bubble shows. */

import { getMediaFile } from "../../../core/media/mod.ts";
import { notFound } from "../../../core/errors.ts";
import { define } from "../../_state.ts";
import { sendMedia } from "./_send_media.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer, media: store } = ctx.state;
    const { messageId = "" } = ctx.params;
    const { sha256, thumbnail } = await getMediaFile(core, { messageId, viewer });
    if (!thumbnail) throw notFound("media_not_found", "There is no small picture of this file");
    return await sendMedia(ctx.req, store, { sha256, variant: "thumbnail", type: "image/webp" });
  },
});
