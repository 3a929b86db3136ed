/** POST /settings/alerts/:id/dismissal puts an alert aside. */

import { dismissAlert } from "../../../../core/connections/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    await dismissAlert(core, { alertId: ctx.params.id ?? "", by: viewer.id });
    return done(ctx, "/settings/connections?saved=dismissed");
  },
}, { back: () => "/settings/connections" });
