/**
 * An item of a webhook as the message it becomes: with what it answers, as a copy
 * of the original's first words, and with whatever has already been said about it,
 * because an edit or a reaction may have been quicker than the message itself.
 */

import { type Contact, contactNameOf } from "../contacts/contact.ts";
import type { NewMessage } from "../threads/mod.ts";
import type { MessageContext, Quote } from "./content.ts";
import { findSender, knownSender } from "./find_sender.ts";
import type { InboundCall, InboundMessage } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import { groupIdentity, quotedWamids, wamidIn } from "./inbound_keys.ts";
import { withReceipts } from "./message.ts";
import type { Moment } from "./moment.ts";
import { quoteOf } from "./quote_of.ts";
import { receiptsOf } from "./receive_receipt.ts";

/** Whose thread an item belongs to, and who of a group chat said it. */
export interface Thread {
  readonly contact: Contact;
  readonly author?: Contact;
}

/** The thread of an item: the customer's, or that of the group chat, which is a contact too. */
export function threadOf(
  book: InboundBook,
  { connection }: Arrival,
  { from, groupId }: Pick<InboundMessage, "from" | "groupId">,
  moment: Moment,
): Thread {
  if (groupId === undefined) return { contact: findSender(book, from, moment) };
  // A participant keeps the name they are known by: their own thread's news would be needed to tell another.
  const author = knownSender(book, from) ?? findSender(book, from, moment);
  return { contact: findGroupChat(book, connection.id, groupId, moment), author };
}

/** The contact that stands for a group chat, found or made. */
export function findGroupChat(
  book: InboundBook,
  connectionId: string,
  groupId: string,
  { now, newId }: Moment,
): Contact {
  const known = book.contactBy(groupIdentity(groupId));
  if (known) return known;
  const contact: Contact = {
    id: newId("contact"),
    name: null,
    profileName: null,
    givenName: null,
    phone: null,
    waId: null,
    bsuid: null,
    username: null,
    group: true,
    createdAt: now,
  };
  book.addContact(contact);
  book.link(groupIdentity(groupId), contact);
  book.changeGroupChat({
    contactId: contact.id,
    connectionId,
    groupId,
    subject: null,
    description: null,
    inviteLink: null,
    state: "active",
    participants: [],
    updatedAt: 0,
  });
  return contact;
}

/** The message that an item becomes in that ticket, entered among the messages of the batch. */
export function enterMessage(
  book: InboundBook,
  connectionId: string,
  { contact, author }: Thread,
  item: InboundMessage,
  { ticketId, id }: { ticketId: string; id: string },
): NewMessage {
  const { type, text, content, payload, at } = item;
  const out = item.direction === "out";
  const { providerMediaId = null, url = null, ...media } = item.media ?? {};
  const context: MessageContext = { ...item.context, ...(item.source && { source: item.source }) };
  const quote = answered(book, connectionId, item);
  const message: NewMessage = {
    id,
    ticketId,
    contactId: contact.id,
    connectionId,
    direction: out ? "out" : "in",
    type,
    text,
    ...(content && { content }),
    ...("kind" in media && { media, source: { providerMediaId, url } }),
    ...(quote && { quote }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(author && { author: contactNameOf(author) }),
    payload,
    status: out ? "sent" : "received",
    providerId: wamidIn(item.source, item.providerId),
    origin: out ? "phone_app" : "contact",
    sentBy: null,
    error: null,
    at,
  };
  return entered(book, message);
}

/** A placeholder of the history, once its file has come. */
export function withFile(placeholder: NewMessage, item: InboundMessage): NewMessage {
  const { content: _placeholder, ...rest } = placeholder;
  const { providerMediaId = null, url = null, ...media } = item.media ?? {};
  return {
    ...rest,
    type: item.type,
    text: item.text,
    ...("kind" in media && { media, source: { providerMediaId, url } }),
  };
}

/** The line that a call leaves in that ticket. */
export function enterCall(
  book: InboundBook,
  connectionId: string,
  { contact, author }: Thread,
  item: InboundCall,
  { ticketId, id }: { ticketId: string; id: string },
): NewMessage {
  const out = item.direction === "out";
  const { event, status, durationMs } = item;
  return entered(book, {
    id,
    ticketId,
    contactId: contact.id,
    connectionId,
    direction: out ? "out" : "in",
    type: "call",
    text: null,
    content: {
      kind: "call",
      event,
      by: out ? "business" : "customer",
      ...(status !== undefined && { status }),
      ...(durationMs !== undefined && { durationMs }),
    },
    ...(author && { author: contactNameOf(author) }),
    ...(item.source && { context: { source: item.source } }),
    payload: item.payload,
    status: out ? "sent" : "received",
    providerId: wamidIn(item.source, item.providerId),
    origin: out ? "system" : "contact",
    sentBy: null,
    error: null,
    at: item.at,
  });
}

function entered(book: InboundBook, message: NewMessage): NewMessage {
  const { connectionId, providerId } = message;
  // How far what the business said elsewhere has come may have been told before.
  const receipts = message.direction === "out" && providerId !== null
    ? receiptsOf(book, connectionId, providerId).filter(({ participant }) => participant === "")
    : [];
  const whole = book.additions.applied(withReceipts(message, receipts), true);
  book.messages.add(whole);
  return whole;
}

function answered(book: InboundBook, connectionId: string, item: InboundMessage): Quote | null {
  if (item.quotedId === undefined) return null;
  for (const wamid of quotedWamids(item)) {
    const original = book.messages.byWamid(connectionId, wamid);
    const quote = original && quoteOf(original);
    if (quote) return quote;
  }
  return { providerId: wamidIn(item.source, item.quotedId) };
}
