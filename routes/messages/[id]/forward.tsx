/**
 * /messages/:id/forward: GET those whom the viewer serves and may write to now,
 * POST sends the message on to one of them. To send a sticker again is to forward
 * it to the very ticket it is in.
 */

import { ForwardList } from "../../../components/composer/ForwardList.tsx";
import { SendPage } from "../../../components/pages/SendPage.tsx";
import { forwardMessage } from "../../../core/messages/mod.ts";
import { isWindowOpen, listTickets, scopeOf, type Ticket } from "../../../core/tickets/mod.ts";
import { canServeTicket } from "../../../core/tickets/ticket_policy.ts";
import { type Context, page } from "../../../web/mod.ts";
import { matcher } from "../../_people.ts";
import { done } from "../../_replies.ts";
import { define, type State } from "../../_state.ts";
import { messageOf, threadPath } from "./_message.ts";

const LOOKED_AT = 500;
const SHOWN = 20;

export const handler = define.handlers({
  async GET(ctx) {
    const message = await messageOf(ctx);
    const search = ctx.url.searchParams.get("q") ?? "";
    return page({ path: threadPath(message), search, tickets: await goals(ctx, search) });
  },
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const message = await messageOf(ctx);
    const ticketId = (await ctx.form()).text("ticket");
    await forwardMessage(core, { messageId: message.id, viewer, ticketId });
    return done(ctx, `/tickets/${encodeURIComponent(ticketId)}`);
  },
}, { back: (ctx) => `/messages/${encodeURIComponent(ctx.params.id ?? "")}/forward` });

/** The tickets it may go to, newest first. */
async function goals({ state: { core, viewer } }: Context<State>, search: string): Promise<Ticket[]> {
  const { tickets } = await listTickets(core, { viewer, status: "attending", limit: LOOKED_AT });
  const fits = matcher(search);
  const now = core.now();
  return tickets.filter((ticket) =>
    isWindowOpen(ticket, now) && canServeTicket(viewer, scopeOf(ticket)) && fits(ticket.contact)
  ).slice(0, SHOWN);
}

export default define.page<typeof handler>(({ data, state, url, ctx }) => {
  const title = state.reader.t("forward_title");
  ctx.title = title;
  ctx.sheet = "send";
  return (
    <SendPage title={title} backHref={data.path} refusal={state.refusal}>
      <ForwardList action={url.pathname} search={data.search} tickets={data.tickets} />
    </SendPage>
  );
});
