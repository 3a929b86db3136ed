/** GET /settings leads to the first of its rooms. */

import { define } from "../_state.ts";

export const handler = define.handlers({ GET: (ctx) => ctx.redirect("/settings/connections") });
