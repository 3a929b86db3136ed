/** DELETE /profile/sessions/:id: ends one session of one's own, wherever it is open. */

import { revokeSession } from "../../../core/users/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { core, viewer } = ctx.state;
    const { id = "" } = ctx.params;
    await revokeSession(core, { sessionId: id, userId: viewer.id, by: viewer.id });
    return done(ctx, "/profile?saved=session_ended");
  },
}, { back: () => "/profile" });
