/** POST /settings/departments/:id/position moves a queue one place up or down. */

import { moveDepartment } from "../../../../core/departments/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const direction = (await ctx.form()).text("direction") === "up" ? "up" : "down";
    await moveDepartment(ctx.state.core, { id: ctx.params.id ?? "", direction, by: ctx.state.viewer.id });
    return done(ctx, "/settings/departments");
  },
}, { back: () => "/settings/departments" });
