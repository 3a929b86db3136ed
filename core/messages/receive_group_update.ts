/**
 * News of a WhatsApp group chat: made, renamed, joined, left, suspended, deleted.
 * The group is a contact with a thread; these are its particulars.
 *
 * The danger is their order. Newer news wins by Meta's clock; what comes late only
 * fills in what nobody has said yet. Who joins and who leaves is taken as it comes.
 */

import type { GroupChat, GroupParticipant } from "../contacts/mod.ts";
import type { InboundGroupUpdate } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import type { Moment } from "./moment.ts";
import { renameContact } from "./receive_contact_news.ts";
import { findGroupChat } from "./received_message.ts";

/** Enters news of a group chat into the book. */
export function receiveGroupUpdate(
  book: InboundBook,
  { connection }: Arrival,
  item: InboundGroupUpdate,
  moment: Moment,
): void {
  const contact = findGroupChat(book, connection.id, item.groupId, moment);
  const was = book.groupChat(item.groupId);
  if (!was) return book.ignore("group_of_nobody");
  const now = informed(was, item);
  if (JSON.stringify(now) !== JSON.stringify(was)) book.changeGroupChat(now);
  if (now.subject === null || now.subject === contact.profileName) return;
  const name = contact.givenName ?? now.subject;
  renameContact(book, connection.id, { ...contact, profileName: now.subject, name });
}

function informed(chat: GroupChat, item: InboundGroupUpdate): GroupChat {
  const newer = item.at >= chat.updatedAt;
  const said = <T>(news: T | undefined, known: T | null) => newer ? news ?? known : known ?? news ?? null;
  return {
    ...chat,
    subject: said(item.subject, chat.subject),
    description: said(item.description, chat.description),
    inviteLink: said(item.inviteLink, chat.inviteLink),
    state: newer ? item.state ?? chat.state : chat.state,
    participants: joined(chat.participants, item),
    updatedAt: Math.max(chat.updatedAt, item.at),
  };
}

function joined(
  participants: readonly GroupParticipant[],
  { added = [], removed = [] }: InboundGroupUpdate,
): readonly GroupParticipant[] {
  const gone = new Set(removed.map(({ id }) => id));
  const here = new Map(participants.map((one) => [one.id, one]));
  for (const { id, name } of added) {
    here.set(id, { ...here.get(id), id, ...(name !== undefined && { name }) });
  }
  return [...here.values()].filter(({ id }) => !gone.has(id));
}
