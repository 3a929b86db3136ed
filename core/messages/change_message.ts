/**
 * A message that is spoken of, and what becomes of it: the row, its ticket's newest
 * bubble where it is that one, and the event that says so.
 */

import type { NewMessage } from "../threads/mod.ts";
import { scopeOf, type Ticket } from "../tickets/ticket.ts";
import type { InboundItem } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import { targetWamids } from "./inbound_keys.ts";
import { announced } from "./message_book.ts";
import { withBubble } from "./update_message.ts";

/** The message that an item speaks of, if it is known. */
export function findTarget(book: InboundBook, connectionId: string, item: InboundItem): NewMessage | null {
  for (const wamid of targetWamids(item)) {
    const target = book.messages.byWamid(connectionId, wamid);
    if (target) return target;
  }
  return null;
}

/** Announces a message's new state, unless it shows nothing new; `alter` says what else it does to its ticket. */
export function changeMessage(
  book: InboundBook,
  was: NewMessage,
  now: NewMessage,
  alter: (ticket: Ticket) => Ticket = (ticket) => ticket,
): void {
  const isFurther = was.status !== now.status || was.providerId !== now.providerId;
  if (!isFurther && JSON.stringify(was) === JSON.stringify(now)) return;
  book.messages.change(now);
  const ticket = book.ticket(now.ticketId);
  if (!ticket) return;
  const message = announced(now);
  const after = alter(withBubble(ticket, message));
  book.changeTicket(after);
  const before = scopeOf(ticket);
  book.events.push({ name: "message.updated", ticketId: ticket.id, before, after, message, by: null });
}
