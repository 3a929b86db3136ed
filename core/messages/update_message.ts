/**
 * Announcing a message's new state: the row, the guard and the event in one
 * place, because the event carries the ticket's whole row and its newest bubble
 * may be this one.
 */

import type { Unit } from "../core.ts";
import { saveStatus } from "../threads/mod.ts";
import { requireUnchanged, scopeOf, type Ticket } from "../tickets/mod.ts";
import { lastMessageOf, type Message } from "./message.ts";
import type { MessageInTicket } from "./send_store.ts";

/** Writes a message's new state and announces it; guarded by the message and the ticket that were read. */
export function updateMessage(
  unit: Unit,
  message: Message,
  { was, now }: { was: MessageInTicket; now: number },
): void {
  requireUnchanged(unit, was.ticket);
  saveStatus(unit, message, was.message, now);
  const scope = scopeOf(was.ticket);
  const after = withBubble(was.ticket, message);
  unit.emit({ name: "message.updated", ticketId: after.id, before: scope, after, message, by: null });
}

/** The ticket's row once that bubble has changed. */
export function withBubble(ticket: Ticket, message: Message): Ticket {
  return ticket.lastMessage?.id === message.id ? { ...ticket, lastMessage: lastMessageOf(message) } : ticket;
}
