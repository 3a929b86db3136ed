/**
 * GET /tickets: the inbox, one tab of it.
 *
 * The page carries `lastSeq`, read in the same snapshot as its rows, so the island
 * that takes over misses no event and sees none twice. Asked for JSON, it gives the
 * state alone.
 */

import { packInbox } from "../../components/inbox_codec.ts";
import { InboxPage } from "../../components/pages/InboxPage.tsx";
import { loadInbox, parseInboxFilter } from "../../core/inbox/mod.ts";
import { page } from "../../web/mod.ts";
import { define } from "../_state.ts";

/** Where no scripts run, the list is drawn anew this often. */
const REFRESH_SECONDS = 30;

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    const { searchParams } = ctx.url;
    const cursor = searchParams.get("cursor") ?? undefined;
    const inbox = await loadInbox(core, { viewer, filter: parseInboxFilter(searchParams), cursor });
    if (ctx.isEnhanced) return Response.json(packInbox(inbox, { painted: false }));
    const refreshes = searchParams.get("refresh") !== "off";
    if (refreshes) ctx.state.refreshSeconds = REFRESH_SECONDS;
    return page({ inbox, further: cursor !== undefined, refreshes });
  },
});

export default define.page<typeof handler>(({ data, state, url, ctx }) => {
  ctx.title = `${state.reader.t("page_tickets")} · ${state.reader.t("app_name")}`;
  return <InboxPage {...data} now={state.core.now()} address={url.pathname + url.search} />;
});
