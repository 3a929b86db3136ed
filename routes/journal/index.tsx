/** GET /journal: what Meta delivered to this node, newest first, a page at a time. */

import { JournalPage } from "../../components/pages/journal/JournalPage.tsx";
import { type JournalRow, listIgnored, listJournal, type ReadableJournal } from "../../core/journal/mod.ts";
import { WEBHOOK_FIELDS, webhookFields } from "../../core/whatsapp/mod.ts";
import { page } from "../../web/mod.ts";
import { define } from "../_state.ts";
import { dayEnd, dayStart, type Filter, filterOf, fitsFilter, stateOf } from "./_filter.ts";

const PAGE = 50;
/** How many bytes of bodies one page looks into, to say what they speak of. */
const LOOKED_AT = 4 * 1024 * 1024;

export const handler = define.handlers({
  async GET(ctx) {
    const { core, journal, reader } = ctx.state;
    const filter = filterOf(ctx.url.searchParams);
    const before = Number(ctx.url.searchParams.get("before")) || undefined;
    const { rows, next } = await listJournal(core, journal, {
      state: stateOf(filter),
      since: dayStart(reader, filter.since),
      until: dayEnd(reader, filter.until),
      fits: fitsFilter(filter),
      before,
      limit: PAGE,
    });
    return page({
      entries: withFields(journal, rows),
      olderHref: next === null ? null : `/journal?${olderQuery(filter, next)}`,
      cutShort: next !== null && rows.length < PAGE,
      filter,
      fields: WEBHOOK_FIELDS,
      ignored: await listIgnored(core),
      saved: ctx.url.searchParams.get("saved"),
    });
  },
});

function withFields(journal: ReadableJournal, rows: readonly JournalRow[]) {
  let bytes = 0;
  return rows.map((row) => {
    const delivery = (bytes += row.size) <= LOOKED_AT ? journal.get(row.id) : null;
    return { ...row, fields: delivery ? webhookFields(delivery.body) : [] };
  });
}

function olderQuery(filter: Filter, before: number): string {
  const asked = Object.entries(filter).filter(([, value]) => value !== "");
  return new URLSearchParams([...asked, ["before", String(before)]]).toString();
}

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("journal");
  return <JournalPage {...data} health={state.journalHealth} />;
});
