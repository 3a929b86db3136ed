/**
 * Sending a text: the bubble is queued with its job and its event in one unit,
 * and the worker hands it to Meta.
 *
 * The sender's client makes the id, so that a request sent twice (a double tap,
 * a retry after a lost answer) is one bubble.
 *
 * The danger is a reply that goes nowhere. The service window is checked here,
 * where the agent still reads the refusal, and again when it is sent.
 */

import type { Core } from "../core.ts";
import { conflict, invalid } from "../errors.ts";
import { isClientId } from "../ids.ts";
import { aQueuedMessage, findMessage, insertMessages } from "../threads/mod.ts";
import {
  getVisibleTicket,
  isWindowOpen,
  requireAttending,
  requireMayServe,
  saveTicket,
  scopeOf,
  type Ticket,
  withLastMessage,
} from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { deleteDraft } from "./draft_store.ts";
import { MAX_TEXT, type Message } from "./message.ts";
import { plainText } from "./plain_text.ts";

/** Who says what, where. */
export interface SendText {
  /** Made by the client; made here when absent. */
  readonly id?: string | undefined;
  readonly ticketId: string;
  readonly author: Viewer;
  readonly text: string;
}

/** The message, and whether this order made it: one that was sent before is the same message again. */
export interface TextSent {
  readonly message: Message;
  readonly isNew: boolean;
}

/**
 * Queues a text; the same id with the same text is the same message. Refuses `text_empty`, `text_too_long`,
 * `message_id_invalid`, `message_id_taken`, `ticket_not_found`, `ticket_not_yours`, `ticket_not_attending`,
 * `window_closed`.
 */
export async function sendText(core: Core, order: SendText): Promise<TextSent> {
  const { ticketId, author } = order;
  const text = requireSendable(order.text);
  const id = order.id ?? core.newId("message");
  if (!isClientId(id)) throw invalid("message_id_invalid", "This is no id of a message");
  return await core.decide(async (db) => {
    const was = await getVisibleTicket(db, ticketId, author);
    const known = order.id === undefined ? null : await findMessage(db, id);
    if (known) {
      requireSame(known, { ticketId, author, text });
      return { message: known, isNew: false };
    }
    requireMayServe(author, was);
    requireAttending(was);
    const now = core.now();
    requireWindow(was, now);
    const sentBy = { id: author.id, publicName: author.publicName };
    const message = aQueuedMessage({ id, ticket: was, text, origin: "agent", sentBy, now });
    const ticket = { ...withLastMessage(was, message), waitingSince: null, updatedAt: now };

    await core.commit((unit) => {
      insertMessages(unit, [message], now);
      saveTicket(unit, ticket, { was });
      deleteDraft(unit, { userId: author.id, ticketId });
      const scope = scopeOf(was);
      unit.emit({ name: "message.queued", ticketId, before: scope, after: ticket, message, by: author.id });
    });
    return { message, isNew: true };
  });
}

function requireSendable(draft: string): string {
  const text = plainText(draft);
  if (!text.trim()) throw invalid("text_empty", "There is nothing to send");
  const length = Array.from(text).length;
  if (length > MAX_TEXT) {
    throw invalid("text_too_long", `A text has at most ${MAX_TEXT} characters`, { limit: MAX_TEXT, length });
  }
  return text;
}

function requireSame(known: Message, asked: { ticketId: string; author: Viewer; text: string }): void {
  const same = known.origin === "agent" && known.ticketId === asked.ticketId && known.text === asked.text &&
    known.sentBy?.id === asked.author.id;
  if (!same) throw conflict("message_id_taken", "Another message has this id");
}

function requireWindow(ticket: Ticket, now: number): void {
  if (isWindowOpen(ticket, now)) return;
  throw conflict("window_closed", "The 24-hour service window is closed", {
    closedAt: ticket.windowClosesAt,
  });
}
