/**
 * A message, of whatever type: said to us, or said elsewhere and overheard. Each
 * wamid once, however often it comes.
 */

import { changeMessage } from "./change_message.ts";
import { enterContent } from "./enter_content.ts";
import { type InboundMessage, isCustomerContent } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import { type Arrival, wamidKey } from "./inbound_decision.ts";
import { ownWamid } from "./inbound_keys.ts";
import { isThanks } from "./is_thanks.ts";
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
  book.known.add(key);
  const thread = threadOf(book, arrival, item, moment);
  const said = {
    at: item.at,
    isThanks: item.type === "text" && isThanks(item.text),
    enter: (of: { ticketId: string; id: string }) =>
      enterMessage(book, arrival.connection.id, thread, item, of),
  };
  if (isCustomerContent(item)) enterContent(book, arrival, thread, said, moment);
  else overhear(book, arrival, thread, said, moment);
}

/** Known already; but the history brings a file after its placeholder, under one wamid. */
function receiveAgain(book: InboundBook, { connection }: Arrival, item: InboundMessage) {
  const known = item.media && book.messages.byWamid(connection.id, item.providerId);
  if (known?.type !== PLACEHOLDER || known.revokedAt !== undefined) return book.ignore("duplicate");
  changeMessage(book, known, withFile(known, item));
}

/** Meta's type for a file of the history that is still to come. */
const PLACEHOLDER = "media_placeholder";
