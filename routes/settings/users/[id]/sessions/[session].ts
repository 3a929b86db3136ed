/** DELETE /settings/users/:id/sessions/:session ends one of somebody's sessions, wherever it is open. */

import { revokeSession } from "../../../../../core/users/mod.ts";
import { done } from "../../../../_replies.ts";
import { define } from "../../../../_state.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { id: userId = "", session: sessionId = "" } = ctx.params;
    await revokeSession(ctx.state.core, { sessionId, userId, by: ctx.state.viewer.id });
    return done(ctx, `/settings/users/${userId}?saved=session_revoked`);
  },
}, { back: (ctx) => `/settings/users/${ctx.params.id}` });
