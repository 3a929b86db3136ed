/** Contacts are for those who are signed in: refuses `signed_out` before anything is read. */

import { define } from "../_state.ts";

export default define.middleware((ctx, next) => {
  ctx.state.viewer;
  ctx.sheet = "desk";
  return next();
});
