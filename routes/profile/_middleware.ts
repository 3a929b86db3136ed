/** The profile is of whoever is signed in: refuses `signed_out`. */

import { define } from "../_state.ts";

export default define.middleware((ctx, next) => {
  ctx.state.viewer;
  ctx.sheet = "desk";
  return next();
});
