/** POST /profile/password: another password for oneself; it asks for the current one. */

import { changeOwnPassword } from "../../core/users/mod.ts";
import { done } from "../_replies.ts";
import { define } from "../_state.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, viewer, sessionId } = ctx.state;
    const form = await ctx.form();
    await changeOwnPassword(core, {
      user: viewer,
      sessionId,
      address: ctx.remoteAddress,
      current: form.text("current_password"),
      password: form.text("password"),
    });
    return done(ctx, "/profile?saved=password");
  },
}, { back: () => "/profile" });
