/** GET /: the inbox is the home page. */

import { define } from "./_state.ts";

export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/tickets"),
});
