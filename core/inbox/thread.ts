/**
 * How an open thread takes in what happens: its ticket, and its messages in their
 * order. Apart from inbox.ts because a browser that shows a list alone need not
 * fetch it; the house law written there holds here too.
 */

import type { ContactName } from "../contacts/contact.ts";
import type { Message } from "../messages/message.ts";
import { reaches, type StreamEvent, type ThreadState, withNewsOf } from "./inbox.ts";

/** The thread after an event. */
export function foldThread(state: ThreadState, event: StreamEvent): ThreadState {
  if (event.seq <= state.lastSeq) return state;
  if (!("after" in event)) return { ...state, lastSeq: event.seq };
  const ticket = event.ticketId === state.ticket.id ? event.after : withNewsOf(state.ticket, event.after);
  const { message } = event;
  const ours = message && message.contactId === state.ticket.contact.id &&
    message.connectionId === state.ticket.connection.id;
  const messages = ours && reaches(state.olderCursor, message.at, message.id)
    ? withMessage(state.messages, message)
    : state.messages;
  return { ...state, ticket, messages: renamed(messages, event.after.contact), lastSeq: event.seq };
}

/** What a group chat's participant said bears the name that the news of their own thread tells. */
function renamed(messages: readonly Message[], contact: ContactName): readonly Message[] {
  if (!messages.some(({ author }) => author?.id === contact.id)) return messages;
  return messages.map((message) =>
    message.author?.id === contact.id ? { ...message, author: contact } : message
  );
}

/** The messages with one added or changed, in thread order: time, then arrival. */
export function withMessage(messages: readonly Message[], news: Message): readonly Message[] {
  const known = messages.findIndex((message) => message.id === news.id);
  if (known >= 0) return messages.with(known, news);
  let place = messages.length;
  while (place > 0 && (messages[place - 1] as Message).at > news.at) place--;
  return messages.toSpliced(place, 0, news);
}
