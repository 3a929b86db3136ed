/** DELETE /profile/sessions: ends every session of one's own but this one. */

import { revokeOtherSessions } from "../../../core/users/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { core, viewer, sessionId } = ctx.state;
    await revokeOtherSessions(core, { userId: viewer.id, sessionId });
    return done(ctx, "/profile?saved=sessions_ended");
  },
}, { back: () => "/profile" });
