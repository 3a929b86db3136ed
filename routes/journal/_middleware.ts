/** The journal holds every customer's words as they came: it is for admins. Refuses `signed_out`, `admins_only`. */

import { requireAdmin } from "../../core/users/mod.ts";
import { define } from "../_state.ts";

export default define.middleware((ctx, next) => {
  requireAdmin(ctx.state.viewer, "see the journal");
  ctx.sheet = "desk";
  return next();
});
