/**
 * A customer's number, BSUID or security key is another one now: the same contact
 * goes on, found by what is new, and a line tells the team. No window, no ticket.
 *
 * The danger is in the old identity. A phone is given to somebody else one day, so
 * it is let go, and a contact who is known by a new BSUID alone keeps no phone that
 * may be a stranger's. A BSUID is never given again: it still finds its contact,
 * for webhooks that come late. Whoever already is somebody else is never merged.
 */

import type { Contact } from "../contacts/contact.ts";
import { scopeOf } from "../tickets/ticket.ts";
import { aSystemLine } from "../threads/mod.ts";
import type { InboundIdentityChange } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import { type Arrival, wamidKey } from "./inbound_decision.ts";
import { identitiesOf } from "./inbound_keys.ts";
import type { Moment } from "./moment.ts";
import { renameContact } from "./receive_contact_news.ts";

const CODES = {
  number: "number_changed",
  user_id: "user_id_changed",
  security_key: "security_key_changed",
} as const;

/** Enters one change into the book. */
export function receiveIdentityChange(
  book: InboundBook,
  { connection }: Arrival,
  item: InboundIdentityChange,
  moment: Moment,
): void {
  const key = wamidKey(connection.id, item.providerId);
  if (book.known.has(key)) return book.ignore("duplicate");
  const was = known(book, item.before) ?? (item.change === "security_key" ? known(book, item.after) : null);
  if (!was) return book.ignore(`${CODES[item.change]}_of_nobody`);
  if (item.change !== "security_key" && !move(book, connection.id, was, item)) {
    return book.ignore("duplicate");
  }
  enterLine(book, connection.id, was.id, item, moment);
}

/** By the BSUID first: it is theirs alone. */
function known(book: InboundBook, { phone, bsuid }: InboundIdentityChange["before"]): Contact | null {
  for (const identity of identitiesOf({ phone, bsuid }).reverse()) {
    const contact = book.contactBy(identity);
    if (contact) return contact;
  }
  return null;
}

/** Moves the contact to what they are known by now; false: they are there already. */
function move(
  book: InboundBook,
  connectionId: string,
  contact: Contact,
  { before, after }: InboundIdentityChange,
): boolean {
  const news = identitiesOf(after);
  if (news.length === 0 || news.every((identity) => book.contactBy(identity)?.id === contact.id)) {
    return false;
  }
  const taken = news.filter((identity) => (book.contactBy(identity)?.id ?? contact.id) !== contact.id);
  if (taken.length > 0) {
    book.markConflict(contact);
    return true;
  }
  for (const identity of news) if (!book.contactBy(identity)) book.link(identity, contact);
  const left = [before.phone, contact.phone].filter((phone) => phone !== null);
  for (const identity of left.flatMap((phone) => identitiesOf({ phone, bsuid: null }))) {
    if (!news.some(({ value }) => value === identity.value)) book.unlink(identity, contact);
  }
  renameContact(book, connectionId, {
    ...contact,
    phone: after.phone,
    waId: after.waId,
    bsuid: after.bsuid ?? contact.bsuid,
    username: after.username ?? contact.username,
  });
  return true;
}

function enterLine(
  book: InboundBook,
  connectionId: string,
  contactId: string,
  { change, before, after, at, providerId }: InboundIdentityChange,
  { newId }: Moment,
) {
  const ticket = book.ticketOf(connectionId, contactId);
  if (!ticket) return;
  book.known.add(wamidKey(connectionId, providerId));
  const values = {
    before: before.phone ?? before.bsuid ?? "",
    after: after.phone ?? after.bsuid ?? "",
  };
  const line = {
    ...aSystemLine({ id: newId("message"), ticket, code: CODES[change], values, sentBy: null, now: at }),
    providerId,
    at,
  };
  book.messages.add(line);
  const scope = scopeOf(ticket);
  book.changeTicket(ticket);
  book.events.push({
    name: "message.noted",
    ticketId: ticket.id,
    before: scope,
    after: ticket,
    message: line,
    by: null,
  });
}
