/** /profile/picture: POST gives oneself a picture, DELETE takes it away. */

import { removeOwnPicture, saveOwnPicture } from "../../core/users/mod.ts";
import { PICTURE_FORM_LIMIT, takePicture } from "../_picture.ts";
import { done } from "../_replies.ts";
import { define } from "../_state.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    await saveOwnPicture(core, { userId: viewer.id, sha256: await takePicture(ctx) });
    return done(ctx, "/profile?saved=own_picture");
  },
  async DELETE(ctx) {
    const { core, viewer } = ctx.state;
    await removeOwnPicture(core, { userId: viewer.id });
    return done(ctx, "/profile?saved=own_picture_removed");
  },
}, { back: () => "/profile", uploadLimit: PICTURE_FORM_LIMIT });
