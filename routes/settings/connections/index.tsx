/** GET /settings/connections: the numbers and what Meta says about them. */

import { ConnectionsPage } from "../../../components/pages/settings/ConnectionsPage.tsx";
import { listAlerts, listConnections } from "../../../core/connections/mod.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core } = ctx.state;
    const [connections, alerts] = await Promise.all([listConnections(core), listAlerts(core)]);
    return page({ connections, alerts, saved: ctx.url.searchParams.get("saved") });
  },
});

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("connections");
  return <ConnectionsPage {...data} now={state.core.now()} />;
});
