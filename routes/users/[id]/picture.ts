/** GET /users/:id/picture: a colleague's picture (`?v=`), for whoever is signed in. */

import { notFound } from "../../../core/errors.ts";
import { findUserPicture } from "../../../core/users/mod.ts";
import { sendPicture } from "../../_picture.ts";
import { define } from "../../_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer: _signedIn } = ctx.state;
    const sha256 = await findUserPicture(core, ctx.params.id ?? "");
    if (sha256 === null) throw notFound("media_not_found", "There is no such picture");
    return await sendPicture(ctx, sha256);
  },
});
