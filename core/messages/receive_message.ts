/**
 * A message, of whatever type: said to us, said elsewhere and overheard, or (an old
 * kind that carries no words) neither. Each wamid once, however often it comes.
 */

import { scopeOf } from "../tickets/ticket.ts";
import { changeMessage } from "./change_message.ts";
import { enterContent } from "./enter_content.ts";
import { knownSender } from "./find_sender.ts";
import { type InboundMessage, isCustomerContent } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import { type Arrival, wamidKey } from "./inbound_decision.ts";
import { ownWamid } from "./inbound_keys.ts";
import { isThanks } from "./is_thanks.ts";
import { announced } from "./message_book.ts";
import type { Moment } from "./moment.ts";
import { overhear } from "./receive_overheard.ts";
import { enterMessage, threadOf, withFile } from "./received_message.ts";

/** Enters one message into the book. */
export function receiveMessage(
  book: InboundBook,
  arrival: Arrival,
  item: InboundMessage,
  moment: Moment,
): void {
  const key = wamidKey(arrival.connection.id, ownWamid(item) ?? item.providerId);
  if (book.known.has(key)) return receiveAgain(book, arrival, item);
  const overheard = item.source !== undefined || item.direction === "out";
  if (!overheard && !isCustomerContent(item)) return receiveSilent(book, arrival, item, moment);
  book.known.add(key);
  const thread = threadOf(book, arrival, item, moment);
  const said = {
    at: item.at,
    isThanks: item.type === "text" && isThanks(item.text),
    enter: (of: { ticketId: string; id: string }) =>
      enterMessage(book, arrival.connection.id, thread, item, of),
  };
  if (overheard) overhear(book, arrival, thread, said, moment);
  else enterContent(book, arrival, thread, said, moment);
}

/** Known already; but the history brings a file after its placeholder, under one wamid. */
function receiveAgain(book: InboundBook, { connection }: Arrival, item: InboundMessage) {
  const known = item.media && book.messages.byWamid(connection.id, item.providerId);
  if (known?.type !== PLACEHOLDER || known.revokedAt !== undefined) return book.ignore("duplicate");
  changeMessage(book, known, withFile(known, item));
}

/** Meta's type for a file of the history that is still to come. */
const PLACEHOLDER = "media_placeholder";

/** What says nothing: beside the conversation, not in it; where there is none, the journal alone keeps it. */
function receiveSilent(book: InboundBook, { connection }: Arrival, item: InboundMessage, moment: Moment) {
  const contact = knownSender(book, item.from);
  const ticket = contact && book.ticketOf(connection.id, contact.id);
  if (!contact || !ticket) return book.ignore(`${item.type}_without_ticket`);
  book.known.add(wamidKey(connection.id, item.providerId));
  const of = { ticketId: ticket.id, id: moment.newId("message") };
  const message = announced(enterMessage(book, connection.id, { contact }, item, of));
  book.changeTicket(ticket);
  const before = scopeOf(ticket);
  book.events.push({
    name: "message.received",
    ticketId: ticket.id,
    before,
    after: ticket,
    message,
    by: null,
  });
}
