/**
 * Announcing a message's new state: the row, the guard and the event in one
 * place, because the event carries the ticket's whole row and its newest bubble
 * may be this one.
 */

import type { Unit } from "../core.ts";
import { saveMessages } from "../threads/mod.ts";
import { requireUnchanged, scopeOf, type Ticket } from "../tickets/mod.ts";
import { lastMessageOf, type Message } from "./message.ts";
import { type MessageInTicket, saveTried } from "./send_store.ts";

/** Writes a message's new state and announces it; guarded by the message and the ticket that were read. */
export function updateMessage(
  unit: Unit,
  message: Message,
  { was, now, by = null }: { was: MessageInTicket; now: number; by?: string | null },
): void {
  requireUnchanged(unit, was.ticket);
  saveMessages(unit, [{ was: was.message, now: message }]);
  saveTried(unit, message.id, now);
  const scope = scopeOf(was.ticket);
  const after = withBubble(was.ticket, message);
  unit.emit({ name: "message.updated", ticketId: after.id, before: scope, after, message, by });
}

/** The ticket's row once that bubble has changed. */
export function withBubble(ticket: Ticket, message: Message): Ticket {
  return ticket.lastMessage?.id === message.id ? { ...ticket, lastMessage: lastMessageOf(message) } : ticket;
}
