/**
 * Decides a whole batch of webhook items against what the database knew, in
 * their order. Pure: the same book, items and moment give the same decision.
 */

import { automaticMessage } from "../threads/mod.ts";
import { scopeOf, withLastMessage } from "../tickets/ticket.ts";
import type { InboundItem } from "./inbound.ts";
import { InboundBook } from "./inbound_book.ts";
import type { Arrival, Decided, Loaded } from "./inbound_decision.ts";
import type { Moment } from "./moment.ts";
import { receiveCall } from "./receive_call.ts";
import { receiveAddressBook, receiveHandover, receivePreference } from "./receive_contact_news.ts";
import { receiveGroupUpdate } from "./receive_group_update.ts";
import { receiveIdentityChange } from "./receive_identity_change.ts";
import { receiveMessage } from "./receive_message.ts";
import { receiveReaction } from "./receive_reaction.ts";
import { receiveReceipt } from "./receive_receipt.ts";
import { receiveRevision } from "./receive_revision.ts";

/** What is to be written for these items. */
export function decideInbound(loaded: Loaded, items: readonly InboundItem[], moment: Moment): Decided {
  const book = new InboundBook(loaded);
  for (const item of items) {
    if (item.kind === "other") book.ignore(item.field);
    else if (item.kind === "template_update") {
      book.templateNews.push({ id: moment.newId("template"), alertId: moment.newId("alert"), news: item });
    } else if (item.kind === "account_update") {
      book.accountNews.push({ id: moment.newId("alert"), news: item });
    } else {
      const arrival = loaded.arrivals.get(item.phoneNumberId);
      if (arrival) receive(book, arrival, item, moment);
      else book.ignore("unknown_number");
    }
  }
  greet(book, loaded, moment);
  return book.decided();
}

type OfANumber = Exclude<InboundItem, { kind: "other" | "template_update" | "account_update" }>;

function receive(book: InboundBook, arrival: Arrival, item: OfANumber, moment: Moment): void {
  switch (item.kind) {
    case "message":
      return receiveMessage(book, arrival, item, moment);
    case "receipt":
      return receiveReceipt(book, arrival, item);
    case "reaction":
      return receiveReaction(book, arrival, item, moment);
    case "edit":
    case "revoke":
      return receiveRevision(book, arrival, item, moment);
    case "call":
      return receiveCall(book, arrival, item, moment);
    case "identity_change":
      return receiveIdentityChange(book, arrival, item, moment);
    case "preference":
      return receivePreference(book, arrival, item, moment);
    case "address_book":
      return receiveAddressBook(book, arrival, item, moment);
    case "handover":
      return receiveHandover(book, arrival, item, moment);
    case "group_update":
      return receiveGroupUpdate(book, arrival, item, moment);
    case "history_progress":
      book.historyNews.push(item);
  }
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
    book.messages.add(message);
    const name = message.status === "queued" ? "message.queued" : "message.noted";
    book.events.push({ name, ticketId, before: scopeOf(ticket), after, message, by: null });
  }
}
