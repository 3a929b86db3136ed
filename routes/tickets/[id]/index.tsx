/**
 * GET /tickets/:id: one thread, and the list it was opened from.
 *
 * Looking is not reading: only the assignee's view counts, and where scripts run
 * (cookie `js`) the island reports it when somebody really sees it. A page fetched
 * ahead of time is seen by nobody.
 */

import { canWrite } from "../../../components/Counter.tsx";
import { ThreadPage } from "../../../components/pages/ThreadPage.tsx";
import { failureWords } from "../../../components/failure_text.ts";
import { contactText } from "../../../components/names.ts";
import { firstUnread } from "../../../components/thread_items.ts";
import { loadInbox, loadThread, parseInboxFilter, type ThreadState } from "../../../core/inbox/mod.ts";
import { findMessage } from "../../../core/threads/mod.ts";
import { readTicket } from "../../../core/tickets/mod.ts";
import { type Context, page } from "../../../web/mod.ts";
import { define, type State } from "../../_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    const { searchParams } = ctx.url;
    const order = { viewer, ticketId: ctx.params.id ?? "", before: searchParams.get("before") ?? undefined };
    let thread = await loadThread(core, order);
    if (ctx.isEnhanced) {
      return Response.json({ ...thread, words: failureWords(ctx.state.reader, thread.messages) });
    }
    // Before reading makes it none: the line above what is new stays while the page does.
    const newFrom = order.before === undefined ? firstUnread(thread.messages, thread.ticket.unread) : null;
    if (isRead(ctx, thread)) {
      const { id, inboundSeq } = thread.ticket;
      await readTicket(core, { ticketId: id, reader: viewer, seen: inboundSeq });
      thread = await loadThread(core, order);
    }
    const asked = parseInboxFilter(searchParams);
    const filter = searchParams.has("tab") ? asked : { ...asked, tab: thread.ticket.status };
    const inbox = await loadInbox(core, { viewer, filter });
    const wish = searchParams.get("refresh");
    const refreshes = wish === "on" || wish !== "off" && !canWrite({ ...thread, now: core.now() });
    if (refreshes) ctx.state.refreshSeconds = 30;
    return page({
      inbox,
      thread,
      newFrom,
      refreshes,
      older: order.before !== undefined,
      messageId: core.newId("message"),
      quoted: await answeredIn(ctx, thread),
    });
  },
});

export default define.page<typeof handler>(({ data, state, url, ctx }) => {
  const { reader, core, refusal } = state;
  ctx.sheet = "thread";
  ctx.title = `${contactText(reader, data.thread.ticket.contact)} · ${reader.t("app_name")}`;
  const address = url.pathname + url.search;
  return <ThreadPage {...data} now={core.now()} refusal={refusal} address={address} />;
});

/** The message of this thread that the page's form is to answer: as asked for, or as the refused form had it. */
async function answeredIn({ state, url }: Context<State>, { messages, ticket }: ThreadState) {
  const id = state.refusal?.form.reply ?? url.searchParams.get("reply");
  if (!id) return null;
  const message = messages.find((one) => one.id === id) ?? await findMessage(state.core, id);
  const here = message?.contactId === ticket.contact.id && message.connectionId === ticket.connection.id;
  return here ? message : null;
}

function isRead({ req, state }: Context<State>, { ticket }: ThreadState): boolean {
  if (ticket.unread === 0 || ticket.assignee?.id !== state.viewer.id) return false;
  return !/(^|;)\s*js=1/.test(req.headers.get("cookie") ?? "") && !req.headers.has("sec-purpose");
}
