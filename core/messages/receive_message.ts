/**
 * Which ticket a customer's message belongs to, and what it does to it.
 *
 * Customer content joins the open ticket, opens the latest one again within the
 * connection's reopen window, or opens a new one. Reactions, edits, deletions
 * and system lines join what is there and change nothing else; where nothing is
 * there, the journal alone keeps them.
 *
 * The danger: webhooks come late and in any order. Everything is measured by
 * Meta's timestamp, never by the time of arrival, except how old a message may
 * be to be greeted: nothing automatic answers what is older than 15 minutes.
 */

import { type Contact, contactNameOf } from "../contacts/contact.ts";
import type { NewMessage } from "../threads/mod.ts";
import {
  protocolOf,
  scopeOf,
  SERVICE_WINDOW_MS,
  type Ticket,
  type TicketScope,
  withLastMessage,
} from "../tickets/ticket.ts";
import { findSender, knownSender } from "./find_sender.ts";
import { type InboundMessage, isCustomerContent } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import { type Arrival, wamidKey } from "./inbound_decision.ts";
import { isThanks } from "./is_thanks.ts";
import type { Message } from "./message.ts";

/** What deciding needs of the world. */
export interface Moment {
  readonly now: number;
  newId(kind: "contact" | "ticket" | "message"): string;
}

const MINUTE = 60_000;
/** So soon after closing a thanks is not taken for a question. */
const THANKS_MS = 10 * MINUTE;
/** Nothing automatic answers what is older. */
const FRESH_MS = 15 * MINUTE;

/** Enters one message into the book. */
export function receiveMessage(book: InboundBook, arrival: Arrival, item: InboundMessage, moment: Moment) {
  const { connection } = arrival;
  const key = wamidKey(connection.id, item.providerId);
  if (book.known.has(key)) return book.ignore("duplicate");
  if (!isCustomerContent(item)) return receiveSilent(book, arrival, item, moment);
  book.known.add(key);

  const contact = findSender(book, item.from, moment);
  const latest = book.ticketOf(connection.id, contact.id);
  const message = (ticketId: string) => aReceivedMessage(item, { connection, contact, ticketId }, moment);
  book.heard(connection.id, contact.id, item.at);

  if (latest && latest.status !== "resolved") {
    const said = message(latest.id);
    return enter(
      book,
      "message.received",
      scopeOf(latest),
      waits(heard(latest, said, contact, moment), said),
      said,
    );
  }
  if (latest && isWithin(item, latest, THANKS_MS) && item.type === "text" && isThanks(item.text)) {
    const said = message(latest.id);
    return enter(book, "message.received", scopeOf(latest), heard(latest, said, contact, moment), said);
  }
  if (latest && isWithin(item, latest, connection.reopenMinutes * MINUTE)) {
    const said = message(latest.id);
    const ticket = waits(heard(reopened(latest), said, contact, moment), said);
    book.reopened.push(ticket);
    return enter(book, "ticket.reopened", scopeOf(latest), ticket, said);
  }
  const fresh = aNewTicket(arrival, contact, latest, item, moment);
  const said = message(fresh.id);
  book.openTicket(fresh);
  if (moment.now - item.at <= FRESH_MS) book.toGreet.push({ ticketId: fresh.id, arrival });
  enter(book, "ticket.opened", null, waits(heard(fresh, said, contact, moment), said), said);
}

/** A reaction, an edit, a deletion, a system line: beside the conversation, not in it. */
function receiveSilent(book: InboundBook, { connection }: Arrival, item: InboundMessage, moment: Moment) {
  const contact = knownSender(book, item.from);
  const ticket = contact && book.ticketOf(connection.id, contact.id);
  if (!contact || !ticket) return book.ignore(`${item.type}_without_ticket`);
  book.known.add(wamidKey(connection.id, item.providerId));
  const message = aReceivedMessage(item, { connection, contact, ticketId: ticket.id }, moment);
  enter(book, "message.received", scopeOf(ticket), ticket, message);
}

function enter(
  book: InboundBook,
  name: "ticket.opened" | "ticket.reopened" | "message.received",
  before: TicketScope | null,
  ticket: Ticket,
  said: NewMessage,
) {
  book.changeTicket(ticket);
  book.messages.push(said);
  const { payload: _raw, source: _where, ...message } = said;
  book.events.push({ name, ticketId: ticket.id, before, after: ticket, message, by: null });
}

/** Sent before that long after the closing; also what was sent before the closing and comes late. */
function isWithin(item: InboundMessage, ticket: Ticket, ms: number): boolean {
  return ticket.resolvedAt !== null && item.at <= ticket.resolvedAt + ms;
}

/** The ticket after a message of the customer's, whatever its state. */
function heard(ticket: Ticket, message: Message, contact: Contact, { now }: Moment): Ticket {
  const isNewest = ticket.lastMessage === null || message.at >= ticket.lastMessageAt;
  return {
    ...isNewest ? withLastMessage(ticket, message) : ticket,
    contact: contactNameOf(contact),
    inboundSeq: ticket.inboundSeq + 1,
    windowClosesAt: Math.max(ticket.windowClosesAt ?? 0, message.at + SERVICE_WINDOW_MS),
    updatedAt: now,
  };
}

/** The customer waits for an answer now, if they did not already. */
function waits(ticket: Ticket, message: Message): Ticket {
  return {
    ...ticket,
    unread: ticket.unread + 1,
    waitingSince: Math.min(ticket.waitingSince ?? message.at, message.at),
  };
}

function reopened(ticket: Ticket): Ticket {
  return { ...ticket, status: "waiting", assignee: null, resolvedAt: null, revision: ticket.revision + 1 };
}

function aNewTicket(
  { connection, department }: Arrival,
  contact: Contact,
  latest: Ticket | null,
  item: InboundMessage,
  { now, newId }: Moment,
): Ticket {
  const id = newId("ticket");
  return {
    id,
    protocol: protocolOf(id, now),
    status: "waiting",
    revision: 1,
    contact: contactNameOf(contact),
    connection: { id: connection.id, name: connection.name },
    department,
    assignee: null,
    unread: 0,
    inboundSeq: 0,
    lastMessage: null,
    lastMessageAt: item.at,
    waitingSince: null,
    // The window belongs to the thread: an earlier ticket knows of it.
    windowClosesAt: latest?.windowClosesAt ?? null,
    acceptanceSent: false,
    createdAt: now,
    updatedAt: now,
    resolvedAt: null,
  };
}

function aReceivedMessage(
  item: InboundMessage,
  { connection, contact, ticketId }: {
    connection: { readonly id: string };
    contact: Contact;
    ticketId: string;
  },
  { newId }: Moment,
): NewMessage {
  const { type, text, content, payload, providerId, at } = item;
  return {
    id: newId("message"),
    ticketId,
    contactId: contact.id,
    connectionId: connection.id,
    direction: "in",
    type,
    text,
    ...(content && { content }),
    payload,
    status: "received",
    providerId,
    origin: "contact",
    sentBy: null,
    error: null,
    at,
  };
}
