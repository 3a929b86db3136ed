/**
 * Decides a whole batch of webhook items against what the database knew, in
 * their order. Pure: the same book, items and moment give the same decision.
 */

import { automaticMessage } from "../threads/mod.ts";
import { scopeOf, withLastMessage } from "../tickets/ticket.ts";
import type { InboundItem } from "./inbound.ts";
import { InboundBook } from "./inbound_book.ts";
import type { Decided, Loaded } from "./inbound_decision.ts";
import { type Moment, receiveMessage } from "./receive_message.ts";
import { receiveReceipt } from "./receive_receipt.ts";

/** What is to be written for these items. */
export function decideInbound(loaded: Loaded, items: readonly InboundItem[], moment: Moment): Decided {
  const book = new InboundBook(loaded);
  for (const item of items) {
    if (item.kind === "other") {
      book.ignore(item.field);
      continue;
    }
    if (item.kind !== "message" && item.kind !== "receipt") {
      book.ignore(item.kind);
      continue;
    }
    const arrival = loaded.arrivals.get(item.phoneNumberId);
    if (!arrival) book.ignore("unknown_number");
    else if (item.kind === "message") receiveMessage(book, arrival, item, moment);
    else receiveReceipt(book, arrival, item);
  }
  greet(book, loaded, moment);
  return book.decided();
}

/** Once per new ticket, after everything the customer has said in this batch. */
function greet(book: InboundBook, { settings }: Loaded, { now, newId }: Moment): void {
  for (const { ticketId, arrival } of book.toGreet) {
    const ticket = book.ticket(ticketId);
    if (!ticket || !arrival.connection.texts.greeting) continue;
    const message = automaticMessage({
      id: newId("message"),
      kind: "greeting",
      connection: arrival.connection,
      ticket,
      agent: null,
      settings,
      now,
    });
    if (!message) continue;
    const after = withLastMessage(ticket, message);
    book.changeTicket(after);
    book.messages.push(message);
    const name = message.status === "queued" ? "message.queued" : "message.noted";
    book.events.push({ name, ticketId, before: scopeOf(ticket), after, message, by: null });
  }
}
