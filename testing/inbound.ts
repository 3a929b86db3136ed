/**
 * What customers and Meta say, for tests of receiving: items as the parser
 * yields them, a node's journal counted along, and the house law held to.
 */

import { deepEqual } from "node:assert/strict";
import type { Core } from "../core/core.ts";
import { listEvents } from "../core/events/event_log.ts";
import type { InboundItem, InboundMessage, InboundReceipt, InboundSender } from "../core/messages/inbound.ts";
import { type Received, receiveDeliveries } from "../core/messages/mod.ts";
import type { Message } from "../core/messages/message.ts";
import { findMessage } from "../core/threads/mod.ts";
import { withNewsOf } from "../core/inbox/inbox.ts";
import { getTicket, type Ticket } from "../core/tickets/mod.ts";

let count = 0;

/** A customer as Meta describes one; a phone unless told otherwise. */
export function aSender(of: Partial<InboundSender> = {}): InboundSender {
  const waId = of.waId !== undefined
    ? of.waId
    : of.phone?.replace(/\D/g, "") ?? `55119${80_000_000 + ++count}`;
  return { phone: waId && `+${waId}`, waId, bsuid: null, username: null, name: `Customer ${count}`, ...of };
}

/** A message of a customer's; a text with its own wamid unless told otherwise. */
export function aMessage(
  to: { readonly phoneNumberId: string },
  of: Partial<InboundMessage> & { readonly from: InboundSender; readonly at: number },
): InboundMessage {
  const providerId = `wamid.test${++count}`;
  const { phoneNumberId } = to;
  const text = of.text ?? "Olá";
  return { kind: "message", phoneNumberId, providerId, type: "text", payload: null, ...of, text };
}

/** A status of a message of ours. */
export function aReceipt(
  to: { readonly phoneNumberId: string },
  of: Partial<InboundReceipt> & { readonly providerId: string; readonly status: string },
): InboundReceipt {
  const { phoneNumberId } = to;
  const receipt = { kind: "receipt", phoneNumberId, opaque: null, at: 1, error: null, ...of } as const;
  const errors = receipt.error ? [{ ...receipt.error, code: Number(receipt.error.code) }] : undefined;
  return { ...receipt, payload: of.payload ?? { id: of.providerId, status: of.status, errors } };
}

/** A node's journal as receiving sees it: each call is one delivery further. */
export function aJournal(core: Core, journalId = `jrn_test${++count}`) {
  let position = 0;
  return {
    journalId,
    async receive(...items: InboundItem[]): Promise<Received> {
      const received = await receiveDeliveries(core, { journalId, from: position, to: position + 1, items });
      position = received.position;
      return received;
    },
  };
}

/** The house law: what the newest event says of a ticket and a message is what a reload shows; news of a contact or of a window, told with one of their tickets, hold for all. */
export async function requireEventsTellTheTruth(core: Core): Promise<void> {
  const tickets = new Map<string, Ticket>();
  const messages = new Map<string, Message>();
  for (const event of await listEvents(core, { after: 0, limit: 10_000 })) {
    if (!("after" in event)) continue;
    const { contact } = event.after;
    for (const [id, ticket] of tickets) tickets.set(id, withNewsOf(ticket, event.after));
    for (const [id, said] of messages) {
      if (said.author?.id === contact.id) messages.set(id, { ...said, author: contact });
    }
    tickets.set(event.ticketId, event.after);
    if (event.message) messages.set(event.message.id, event.message);
  }
  for (const [id, after] of tickets) deepEqual(after, await getTicket(core, id));
  for (const [id, message] of messages) deepEqual(message, await findMessage(core, id));
}
