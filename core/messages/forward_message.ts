/**
 * Forwarding: the same words or the same file to another customer.
 *
 * A file is not copied: the new message names the same one. Who forwards must
 * see the thread it comes from and serve the ticket it goes to; to a customer whom
 * nobody serves it goes as a conversation begun, while their window is open.
 */

import type { Core } from "../core.ts";
import { conflict } from "../errors.ts";
import type { Viewer } from "../users/user.ts";
import { forwardable } from "./forwardable.ts";
import type { Message } from "./message.ts";
import type { MessageBody } from "./message_body.ts";
import { getVisibleMessage } from "./require_served.ts";
import { type MessageSent, sendMessage } from "./send_message.ts";
import { type ConversationStarted, startConversation } from "./start_conversation.ts";

/** What to whom; `id`: the new message's, made by the client. */
export interface ForwardMessage {
  readonly id?: string | undefined;
  readonly messageId: string;
  readonly viewer: Viewer;
  /** The ticket it goes to. */
  readonly ticketId: string;
}

/** Sends a copy; refuses `message_not_found`, `message_not_forwardable` and what `sendMessage` does. */
export async function forwardMessage(
  core: Core,
  { id, messageId, viewer, ticketId }: ForwardMessage,
): Promise<MessageSent> {
  const { message } = await getVisibleMessage(core, messageId, viewer);
  return await sendMessage(core, { id, ticketId, author: viewer, body: bodyOf(message) });
}

/** What to whom, where no ticket is the viewer's yet. */
export interface ForwardToContact extends Omit<ForwardMessage, "ticketId"> {
  readonly contactId: string;
  /** The connection it goes out from. */
  readonly connectionId: string;
}

/** Sends a copy and takes the conversation; refuses as `forwardMessage` and `startConversation` do. */
export async function forwardToContact(
  core: Core,
  { id, messageId, viewer, contactId, connectionId }: ForwardToContact,
): Promise<ConversationStarted> {
  const { message } = await getVisibleMessage(core, messageId, viewer);
  return await startConversation(core, {
    id,
    viewer,
    connectionId,
    to: { contactId },
    body: bodyOf(message),
  });
}

function bodyOf(message: Message): MessageBody {
  const body = forwardable(message);
  if (!body) throw conflict("message_not_forwardable", "This message can't be forwarded");
  return body;
}
