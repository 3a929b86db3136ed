/**
 * POST /settings/connections/:id/verification shows the verify token: a POST, because
 * a look leaves a line in the audit log and must not be kept or fetched ahead.
 */

import { VerifyTokenPage } from "../../../../components/pages/settings/VerifyTokenPage.tsx";
import { getConnection, revealVerifyToken } from "../../../../core/connections/mod.ts";
import { page } from "../../../../web/mod.ts";
import { define } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  // A page drawn by a POST is loaded anew: back to where the button is.
  GET: (ctx) => ctx.redirect(pathOf(ctx)),
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const connection = await getConnection(core, idOf(ctx));
    const token = await revealVerifyToken(core, { id: connection.id, by: viewer.id });
    return page({ connection, token });
  },
}, { back: (ctx) => pathOf(ctx) });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("verify_token");
  return <VerifyTokenPage {...data} />;
});
