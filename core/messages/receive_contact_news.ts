/**
 * What a customer, or the phone's address book, says about the customer: no more
 * marketing, another name, that Meta's own agent has the conversation. No ticket
 * and no window opens for it.
 *
 * The danger is an opt-out that gets lost because nobody knew its customer yet: so
 * they are made a contact, without a ticket, before anybody sends them a template.
 */

import type { Contact } from "../contacts/contact.ts";
import { aSystemLine } from "../threads/mod.ts";
import { scopeOf } from "../tickets/ticket.ts";
import { findSender, knownSender } from "./find_sender.ts";
import type { InboundAddressBook, InboundHandover, InboundPreference, InboundSender } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import { type Arrival, wamidKey } from "./inbound_decision.ts";
import { ownWamid } from "./inbound_keys.ts";
import type { Moment } from "./moment.ts";

const somebody = (book: InboundBook, from: InboundSender, moment: Moment): Contact =>
  knownSender(book, from) ?? findSender(book, from, moment);

/** Enters a word about marketing into the book, with a line for the team. */
export function receivePreference(
  book: InboundBook,
  { connection }: Arrival,
  item: InboundPreference,
  moment: Moment,
): void {
  const { category, value, at } = item;
  if (!/^marketing/.test(category) || value === "other") return book.ignore("preference_unknown");
  const contact = somebody(book, item.from, moment);
  const stops = value === "stop";
  book.marketing.push([contact.id, stops ? at : null, at]);
  const providerId = ownWamid(item);
  const key = wamidKey(connection.id, providerId ?? "");
  const ticket = book.ticketOf(connection.id, contact.id);
  if (book.known.has(key) || !ticket) return;
  book.known.add(key);
  const code = stops ? "marketing_stopped" : "marketing_resumed";
  const line = {
    ...aSystemLine({ id: moment.newId("message"), ticket, code, sentBy: null, now: at }),
    providerId,
    at,
  };
  book.messages.add(line);
  book.changeTicket(ticket);
  const before = scopeOf(ticket);
  book.events.push({
    name: "message.noted",
    ticketId: ticket.id,
    before,
    after: ticket,
    message: line,
    by: null,
  });
}

/** Enters a name of the phone's address book into the book: added, it is what we call them unless an agent has said otherwise; removed, it is no more. */
export function receiveAddressBook(
  book: InboundBook,
  { connection }: Arrival,
  item: InboundAddressBook,
  moment: Moment,
): void {
  if (item.action === "remove" && !knownSender(book, item.from)) return book.ignore("address_book_of_nobody");
  const { givenBy, ...contact } = somebody(book, item.from, moment);
  // What an agent calls the customer stays, whatever the phone's book says or drops.
  const ours = contact.givenName !== null && givenBy !== "address_book";
  if (ours || (item.action === "remove" && givenBy !== "address_book")) return;
  const givenName = item.action === "add" ? item.name ?? contact.givenName : null;
  if (givenName === contact.givenName) return;
  const by = givenName === null ? {} : { givenBy: "address_book" } as const;
  renameContact(book, connection.id, {
    ...contact,
    givenName,
    ...by,
    name: givenName ?? contact.profileName,
  });
}

/** Keeps what a contact is called or known by now, and tells it to whoever sees any of their tickets. */
export function renameContact(book: InboundBook, connectionId: string, contact: Contact): void {
  book.changeContact(contact);
  for (const ticket of book.tellingTickets(connectionId, contact.id)) {
    book.changeTicket(ticket);
    const before = scopeOf(ticket);
    book.events.push({ name: "contact.changed", ticketId: ticket.id, before, after: ticket, by: null });
  }
}

/** Enters who has a conversation now into the book. */
export function receiveHandover(
  book: InboundBook,
  { connection }: Arrival,
  item: InboundHandover,
  moment: Moment,
): void {
  const contact = somebody(book, item.from, moment);
  book.held.push([connection.id, contact.id, item.heldBy === "us" ? null : "meta_agent", item.at]);
}
