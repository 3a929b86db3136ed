/**
 * What was not said to us: typed by the business in the phone's app, imported from
 * its history, or said while Meta's own agent had the conversation.
 *
 * It belongs into the contact's thread, for whoever answers next. It joins the open
 * ticket, else the latest, else one that is made as resolved.
 *
 * The danger is an import of half a year that rings every bell. Nothing overheard
 * opens or reopens a ticket, counts as unread, moves the service window, is answered
 * by an automatic message, or moves a row up the list with what is older than it.
 */

import { contactNameOf } from "../contacts/contact.ts";
import { scopeOf, type Ticket, withLastMessage } from "../tickets/ticket.ts";
import { aNewTicket, type Said } from "./enter_content.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import type { Message } from "./message.ts";
import { announced } from "./message_book.ts";
import type { Moment } from "./moment.ts";
import type { Thread } from "./received_message.ts";

/** Enters what was overheard into the book. */
export function overhear(
  book: InboundBook,
  arrival: Arrival,
  { contact }: Thread,
  said: Said,
  moment: Moment,
): void {
  const latest = book.ticketOf(arrival.connection.id, contact.id);
  const ticket = latest ?? aResolvedTicket(aNewTicket(arrival, contact, null, said, moment), said);
  if (!latest) book.openTicket(ticket);
  const message = announced(said.enter({ ticketId: ticket.id, id: moment.newId("message") }));
  const isNewest = ticket.lastMessage === null || message.at >= ticket.lastMessageAt;
  const after: Ticket = {
    ...isNewest ? withLastMessage(ticket, message) : ticket,
    contact: contactNameOf(contact),
    waitingSince: isNewest && isAnswer(message) ? null : ticket.waitingSince,
    updatedAt: moment.now,
  };
  book.changeTicket(after);
  const before = latest && scopeOf(latest);
  book.events.push({ name: "message.overheard", ticketId: after.id, before, after, message, by: null });
}

/** Closed since it was said: a customer who answers within the reopen window goes on in it. */
const aResolvedTicket = (ticket: Ticket, { at }: Said): Ticket => ({
  ...ticket,
  status: "resolved",
  resolvedAt: at,
});

/** Somebody answered on the phone, so the customer waits no more. */
const isAnswer = ({ direction, context }: Message) => direction === "out" && context?.source === "phone_app";
