/**
 * Which ticket what a customer says belongs to, and what it does to it.
 *
 * Customer content joins the open ticket, opens the latest one again within the
 * connection's reopen window, or opens a new one.
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
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import type { Message } from "./message.ts";
import { announced } from "./message_book.ts";
import type { Moment } from "./moment.ts";
import type { Thread } from "./received_message.ts";

/** What was said, as far as its ticket is concerned. */
export interface Said {
  readonly at: number;
  /** A short thanks or an emoji: soon after closing it opens nothing. */
  readonly isThanks: boolean;
  /** Enters the message that it becomes. */
  enter(of: { readonly ticketId: string; readonly id: string }): NewMessage;
}

const MINUTE = 60_000;
/** So soon after closing a thanks is not taken for a question. */
const THANKS_MS = 10 * MINUTE;
/** Nothing automatic answers what is older. */
const FRESH_MS = 15 * MINUTE;

/** Enters what a customer said into the book. */
export function enterContent(
  book: InboundBook,
  arrival: Arrival,
  { contact }: Thread,
  said: Said,
  moment: Moment,
): void {
  const { connection } = arrival;
  const latest = book.ticketOf(connection.id, contact.id);
  const message = (ticketId: string) => announced(said.enter({ ticketId, id: moment.newId("message") }));
  book.heard(connection.id, contact.id, said.at);

  if (latest && latest.status !== "resolved") {
    const bubble = message(latest.id);
    const ticket = waits(heard(latest, bubble, contact, moment), bubble);
    return announce(book, "message.received", scopeOf(latest), ticket, bubble);
  }
  if (latest && said.isThanks && isWithin(said, latest, THANKS_MS)) {
    const bubble = message(latest.id);
    const ticket = heard(latest, bubble, contact, moment);
    return announce(book, "message.received", scopeOf(latest), ticket, bubble);
  }
  if (latest && isWithin(said, latest, connection.reopenMinutes * MINUTE)) {
    const bubble = message(latest.id);
    const ticket = waits(heard(reopened(latest), bubble, contact, moment), bubble);
    book.reopened.push(ticket);
    return announce(book, "ticket.reopened", scopeOf(latest), ticket, bubble);
  }
  const fresh = aNewTicket(arrival, contact, latest, said, moment);
  const bubble = message(fresh.id);
  book.openTicket(fresh);
  const greets = moment.automatic && !contact.group && moment.now - said.at <= FRESH_MS;
  if (greets) book.toGreet.push({ ticketId: fresh.id, arrival });
  announce(book, "ticket.opened", null, waits(heard(fresh, bubble, contact, moment), bubble), bubble);
}

function announce(
  book: InboundBook,
  name: "ticket.opened" | "ticket.reopened" | "message.received",
  before: TicketScope | null,
  after: Ticket,
  message: Message,
) {
  book.changeTicket(after);
  book.events.push({ name, ticketId: after.id, before, after, message, by: null });
}

/** Sent before that long after the closing; also what was sent before the closing and comes late. */
function isWithin({ at }: Said, ticket: Ticket, ms: number): boolean {
  return ticket.resolvedAt !== null && at <= ticket.resolvedAt + ms;
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

/** A ticket as it is before anything is in it: waiting, from that time on. */
export function aNewTicket(
  { connection, department }: Arrival,
  contact: Contact,
  latest: Ticket | null,
  { at }: Pick<Said, "at">,
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
    lastMessageAt: at,
    waitingSince: null,
    // The window belongs to the thread: an earlier ticket knows of it.
    windowClosesAt: latest?.windowClosesAt ?? null,
    acceptanceSent: false,
    createdAt: now,
    updatedAt: now,
    resolvedAt: null,
  };
}
