/** Beginning a conversation is for those who are signed in and may: refuses `signed_out`, `permission_missing`. */

import { requirePermission } from "../../core/users/user_policy.ts";
import { define } from "../_state.ts";

export default define.middleware((ctx, next) => {
  requirePermission(ctx.state.viewer, "start_conversation");
  return next();
});
