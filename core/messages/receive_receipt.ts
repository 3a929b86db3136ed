/**
 * What a status webhook does to a message of ours.
 *
 * Every receipt is kept. The message is found by Meta's id, or, when the status
 * overtook the answer to our own request, by the id that we gave along; that
 * settles a send whose outcome nobody knew. A receipt for a message we do not
 * know is parked: whoever records the send looks there.
 */

import { scopeOf } from "../tickets/ticket.ts";
import type { InboundReceipt } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import { withReceipts } from "./message.ts";
import { withBubble } from "./update_message.ts";

/** Enters one receipt into the book. */
export function receiveReceipt(book: InboundBook, { connection }: Arrival, receipt: InboundReceipt): void {
  book.receipts.push([connection.id, receipt]);
  const was = book.sentMessage(connection.id, receipt);
  if (!was) return book.park(connection.id, receipt);
  const merged = withReceipts(was, [receipt]);
  const message = merged.providerId === null ? { ...merged, providerId: receipt.providerId } : merged;
  if (message === was) return;
  book.changeSent(message);
  const ticket = book.ticket(message.ticketId);
  if (!ticket) return;
  const after = withBubble(ticket, message);
  book.changeTicket(after);
  book.events.push({
    name: "message.updated",
    ticketId: ticket.id,
    before: scopeOf(ticket),
    after,
    message,
    by: null,
  });
}
