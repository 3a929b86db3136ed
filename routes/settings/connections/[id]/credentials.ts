/** POST /settings/connections/:id/credentials replaces the secrets that are typed. */

import { replaceSecrets } from "../../../../core/connections/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const form = await ctx.form();
    await replaceSecrets(ctx.state.core, {
      id: idOf(ctx),
      accessToken: form.text("accessToken"),
      appSecret: form.text("appSecret"),
      verifyToken: form.text("verifyToken"),
      by: ctx.state.viewer.id,
    });
    return done(ctx, pathOf(ctx, "secrets"));
  },
}, { back: (ctx) => pathOf(ctx) });
