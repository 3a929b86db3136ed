/** GET /more: every place there is, for phones, which have no room for a rail. */

import { MorePage } from "../components/pages/MorePage.tsx";
import { page } from "../web/mod.ts";
import { define } from "./_state.ts";

export const handler = define.handlers({
  GET(ctx) {
    ctx.state.viewer;
    return page(null);
  },
});

export default define.page(({ state, ctx }) => {
  ctx.sheet = "desk";
  ctx.title = `${state.reader.t("more_places")} · ${state.reader.t("app_name")}`;
  return <MorePage />;
});
