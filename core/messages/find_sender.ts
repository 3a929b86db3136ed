/**
 * Who wrote: the contact behind a phone, a BSUID, or both, made if nobody is
 * known by either, and kept up to date with what Meta says of them now.
 *
 * The danger is a merge that cannot be undone. Where a phone and a BSUID of one
 * message belong to two contacts, the phone decides, the contact is marked for
 * a person to look at, and nothing is joined. Names and usernames never decide.
 */

import type { Contact } from "../contacts/contact.ts";
import type { InboundSender } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import { identitiesOf } from "./inbound_keys.ts";

/** The contact a sender is known as, if they are. */
export function knownSender(book: InboundBook, from: InboundSender): Contact | null {
  for (const identity of identitiesOf(from)) {
    const contact = book.contactBy(identity);
    if (contact) return contact;
  }
  return null;
}

/** The contact who wrote, found or made, with everything Meta said about them. */
export function findSender(
  book: InboundBook,
  from: InboundSender,
  { now, newId }: { now: number; newId(kind: "contact"): string },
): Contact {
  const identities = identitiesOf(from);
  const known = knownSender(book, from);
  if (!known) {
    const contact: Contact = {
      id: newId("contact"),
      ...from,
      profileName: from.name,
      givenName: null,
      createdAt: now,
    };
    book.addContact(contact);
    for (const identity of identities) book.link(identity, contact);
    return contact;
  }
  let mine = from;
  for (const identity of identities) {
    const holder = book.contactBy(identity);
    if (!holder) book.link(identity, known);
    else if (holder.id !== known.id) {
      // Two contacts: the phone has decided, so the other's BSUID is not taken over.
      book.markConflict(known);
      mine = { ...from, bsuid: known.bsuid };
    }
  }
  const contact = refreshed(known, mine);
  if (contact !== known) book.changeContact(contact);
  return contact;
}

/** What Meta says now wins; what it does not say this time stays. */
function refreshed(contact: Contact, from: InboundSender): Contact {
  const now = {
    profileName: from.name ?? contact.profileName,
    phone: from.phone ?? contact.phone,
    waId: from.waId ?? contact.waId,
    bsuid: from.bsuid ?? contact.bsuid,
    username: from.username ?? contact.username,
  };
  const same = now.profileName === contact.profileName && now.phone === contact.phone &&
    now.waId === contact.waId &&
    now.bsuid === contact.bsuid && now.username === contact.username;
  return same ? contact : { ...contact, ...now, name: contact.givenName ?? now.profileName };
}
