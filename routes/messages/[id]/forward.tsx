/**
 * /messages/:id/forward: GET those whom the viewer may write to now, the ones they
 * serve first; POST sends the message on to one of them: to a ticket, or to a
 * customer nobody serves, whose conversation is then the viewer's. To send a
 * sticker again is to forward it to the very ticket it is in.
 */

import { ForwardList } from "../../../components/composer/ForwardList.tsx";
import { SendPage } from "../../../components/pages/SendPage.tsx";
import { forwardMessage, forwardToContact } from "../../../core/messages/mod.ts";
import {
  findOpenTicket,
  isWindowOpen,
  listTickets,
  scopeOf,
  type Ticket,
  type TicketStatus,
} from "../../../core/tickets/mod.ts";
import { canServeTicket } from "../../../core/tickets/ticket_policy.ts";
import { hasPermission } from "../../../core/users/user.ts";
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
    return page({
      path: threadPath(message),
      search,
      tickets: await served(ctx, search),
      others: await others(ctx, search),
    });
  },
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const message = await messageOf(ctx);
    const form = await ctx.form();
    const [ticketId, contactId] = [form.text("ticket"), form.text("contact")];
    const of = { messageId: message.id, viewer };
    if (!contactId) {
      await forwardMessage(core, { ...of, ticketId });
      return done(ctx, `/tickets/${encodeURIComponent(ticketId)}`);
    }
    const begun = await forwardToContact(core, { ...of, contactId, connectionId: form.text("connection") });
    return done(ctx, `/tickets/${begun.ticketId}`);
  },
}, { back: (ctx) => `/messages/${encodeURIComponent(ctx.params.id ?? "")}/forward` });

/** The tickets it may go to, newest first. */
async function served(ctx: Context<State>, search: string): Promise<Ticket[]> {
  const { viewer } = ctx.state;
  const open = await withinWindow(ctx, "attending", search);
  return open.filter((ticket) => canServeTicket(viewer, scopeOf(ticket))).slice(0, SHOWN);
}

/** The latest tickets of customers whom nobody serves and who may be written to now, newest first. */
async function others(ctx: Context<State>, search: string): Promise<Ticket[]> {
  const { core, viewer } = ctx.state;
  if (!hasPermission(viewer, "start_conversation")) return [];
  const waiting = await withinWindow(ctx, "waiting", search);
  const shown = new Map(waiting.slice(0, SHOWN).map((ticket) => [threadOf(ticket), ticket]));
  for (const ticket of await withinWindow(ctx, "resolved", search)) {
    if (shown.size >= SHOWN) break;
    const { contact, connection } = ticket;
    if (contact.group) continue; // a group is not begun with, it invites
    const open = await findOpenTicket(core, { contactId: contact.id, connectionId: connection.id });
    if (!open && !shown.has(threadOf(ticket))) shown.set(threadOf(ticket), ticket);
  }
  return [...shown.values()];
}

const threadOf = ({ contact, connection }: Ticket) => `${connection.id} ${contact.id}`;

async function withinWindow(
  { state: { core, viewer } }: Context<State>,
  status: TicketStatus,
  search: string,
): Promise<Ticket[]> {
  const { tickets } = await listTickets(core, { viewer, status, limit: LOOKED_AT });
  const [fits, now] = [matcher(search), core.now()];
  return tickets.filter((ticket) => isWindowOpen(ticket, now) && fits(ticket.contact));
}

export default define.page<typeof handler>(({ data, state, url, ctx }) => {
  const title = state.reader.t("forward_title");
  ctx.title = title;
  ctx.sheet = "send";
  return (
    <SendPage title={title} backHref={data.path} refusal={state.refusal}>
      <ForwardList action={url.pathname} search={data.search} tickets={data.tickets} others={data.others} />
    </SendPage>
  );
});
