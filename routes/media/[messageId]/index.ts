/**
 * GET /media/:messageId: the file of a message, whole or the part that a player asks for.
 *
 * `?download` offers to save it; `?as=wav` is the same sound for browsers that cannot
 * play Ogg. It was made by a stranger: only what cannot run is ever shown in place, and
 * whoever may not see the thread is told that there is no such file.
 */

import { getMediaFile, makePlayable, safeFilename, showsInline } from "../../../core/media/mod.ts";
import { define } from "../../_state.ts";
import { sendMedia } from "./_send_media.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer, media: store } = ctx.state;
    const { messageId = "" } = ctx.params;
    const media = await getMediaFile(core, { messageId, viewer });
    const { sha256, mimeType } = media;
    const query = ctx.url.searchParams;
    if (query.get("as") === "wav") {
      await makePlayable(store, sha256);
      return await sendMedia(ctx.req, store, {
        sha256,
        variant: "wav",
        type: "audio/wav",
        name: "audio.wav",
      });
    }
    return await sendMedia(ctx.req, store, {
      sha256,
      type: mimeType,
      name: safeFilename(media.filename, mimeType, media.kind),
      download: query.has("download") || !showsInline(mimeType),
    });
  },
});
