/** Which message a request is about, and the page of the ticket it is in. */

import { notFound } from "../../../core/errors.ts";
import type { Message } from "../../../core/messages/message.ts";
import { findMessage } from "../../../core/threads/mod.ts";
import {
  canSeeThread,
  canSeeTicket,
  findOpenTicket,
  getTicket,
  scopeOf,
  type Ticket,
} from "../../../core/tickets/mod.ts";
import type { Context } from "../../../web/mod.ts";
import type { State } from "../../_state.ts";

/** The message whose thread the viewer may see; throws `message_not_found`. */
export async function messageOf({ params, state }: Context<State>): Promise<Message> {
  const message = await findMessage(state.core, params.id ?? "");
  if (!message || !await canSeeThread(state.core, state.viewer, message)) {
    throw notFound("message_not_found", "No such message");
  }
  return message;
}

/** The page on which the message is. */
export const threadPath = ({ ticketId }: Pick<Message, "ticketId">): string => `/tickets/${ticketId}`;

/** The ticket that is open now in its thread, where the viewer may see that one; else its own. */
export async function ticketOf({ state }: Context<State>, message: Message): Promise<Ticket> {
  const open = await findOpenTicket(state.core, message);
  if (open && canSeeTicket(state.viewer, scopeOf(open))) return open;
  return await getTicket(state.core, message.ticketId);
}
