/** POST /settings/connections/:id/resumption lets a stopped connection send again. */

import { resumeConnection } from "../../../../core/connections/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  async POST(ctx) {
    await resumeConnection(ctx.state.core, { id: idOf(ctx), by: ctx.state.viewer.id });
    return done(ctx, pathOf(ctx, "resumed"));
  },
}, { back: (ctx) => pathOf(ctx) });
