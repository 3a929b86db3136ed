/**
 * Sending: the bubble is queued with its job and its event in one unit, and the
 * worker hands it to Meta.
 *
 * The sender's client makes the id, so that a request sent twice (a double tap,
 * a retry after a lost answer) is one bubble. The danger is the same id with
 * other words: that is another message, and is refused.
 */

import { isDeepStrictEqual } from "node:util";
import type { Core } from "../core.ts";
import { conflict, invalid } from "../errors.ts";
import { isClientId } from "../ids.ts";
import { enqueueMarks, findMessage, insertMessages, listToMark } from "../threads/mod.ts";
import {
  getVisibleTicket,
  requireAttending,
  requireMayServe,
  saveTicket,
  scopeOf,
  withLastMessage,
} from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { checkBody } from "./check_body.ts";
import { deleteDraft } from "./draft_store.ts";
import type { Message } from "./message.ts";
import type { MessageBody } from "./message_body.ts";
import { prepareMessage, requireSendable } from "./prepare_message.ts";

/** Who says what, where. */
export interface SendMessage {
  /** Made by the client; made here when absent. */
  readonly id?: string | undefined;
  readonly ticketId: string;
  readonly author: Viewer;
  readonly body: MessageBody;
  /** Our id of the message that it answers. */
  readonly replyTo?: string | undefined;
  /** With the author's name in front; heard only where the connection leaves the choice. */
  readonly signed?: boolean | undefined;
}

/** The message, and whether this order made it: one that was sent before is the same message again. */
export interface MessageSent {
  readonly message: Message;
  readonly isNew: boolean;
}

/**
 * Queues a message; the same id with the same body is the same message. Refuses `message_id_invalid`,
 * `message_id_taken`, `ticket_not_found`, `ticket_not_yours`, `ticket_not_attending`, what `checkBody` refuses
 * (`text_empty`, `text_too_long`, `media_too_large`, …), `message_not_found`, `message_not_quotable`,
 * `template_not_found`, and what `requireSendable` refuses (`window_closed`, `permission_missing`, …).
 */
export async function sendMessage(core: Core, order: SendMessage): Promise<MessageSent> {
  const { ticketId, author, replyTo, signed } = order;
  const body = checkBody(order.body);
  const id = order.id ?? core.newId("message");
  if (!isClientId(id)) throw invalid("message_id_invalid", "This is no id of a message");
  return await core.decide(async (db) => {
    const was = await getVisibleTicket(db, ticketId, author);
    const known = order.id === undefined ? null : await findMessage(db, id);
    const now = core.now();
    const draft = { id, ticket: was, author, body, replyTo, signed, now };
    if (known) {
      requireSame(known, (await prepareMessage(db, draft)).message);
      return { message: known, isNew: false };
    }
    requireMayServe(author, was);
    requireAttending(was);
    const prepared = await prepareMessage(db, draft);
    await requireSendable(db, draft, prepared);
    const { message, connection } = prepared;
    const ticket = { ...withLastMessage(was, message), waitingSince: null, updatedAt: now };
    const read = connection.readPolicy === "on_reply" && was.waitingSince !== null
      ? await listToMark(db, {
        connectionId: connection.id,
        contactId: was.contact.id,
        group: was.contact.group === true,
      })
      : [];

    await core.commit((unit) => {
      insertMessages(unit, [message], now);
      saveTicket(unit, ticket, { was });
      deleteDraft(unit, { userId: author.id, ticketId });
      enqueueMarks(unit, read);
      const scope = scopeOf(was);
      unit.emit({ name: "message.queued", ticketId, before: scope, after: ticket, message, by: author.id });
    });
    return { message, isNew: true };
  });
}

/** Throws `message_id_taken` unless both say the same, in the same place, in the same name. */
export function requireSame(known: Message, asked: Message): void {
  if (isDeepStrictEqual(sayingOf(known), sayingOf(asked))) return;
  throw conflict("message_id_taken", "Another message has this id");
}

/** What makes a message that message, whatever has become of it. */
function sayingOf({ origin, ticketId, sentBy, type, text, content, media, quote }: Message): unknown {
  const file = media && [media.sha256, media.kind, media.voice, media.filename];
  return JSON.parse(
    JSON.stringify([origin, ticketId, sentBy?.id, type, text, content, file, quote?.messageId]),
  );
}
