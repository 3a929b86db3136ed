/** Settings are for admins: everybody else is refused `admins_only` before anything is read. */

import { requireAdmin } from "../../core/users/mod.ts";
import { define } from "../_state.ts";

export default define.middleware((ctx, next) => {
  requireAdmin(ctx.state.viewer, "change settings");
  ctx.sheet = "desk";
  return next();
});
