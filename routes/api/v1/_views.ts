/**
 * From nouns to what the API shows: snake_case, times as ISO 8601.
 *
 * Typed by the schemas, field by field and never by spreading: a field that is added
 * to a noun must not find its way out by itself.
 */

import type { z } from "@hono/zod-openapi";
import type { Contact, Identity } from "../../../core/contacts/contact.ts";
import type { LastMessage } from "../../../core/messages/message.ts";
import type { Ticket } from "../../../core/tickets/ticket.ts";
import type { UserName } from "../../../core/users/user.ts";
import type * as schemas from "./_schemas.ts";

type View<K extends "Contact" | "ContactDetails" | "LastMessage" | "Ticket" | "UserRef"> = z.infer<
  typeof schemas[K]
>;

/** A time as the API shows it. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** A time that may not be known. */
export const isoOrNull = (at: number | null) => at === null ? null : iso(at);

/** A contact. */
export function contactView(contact: Contact): View<"Contact"> {
  const { id, name, phone, waId, bsuid, username } = contact;
  return {
    id,
    name,
    phone,
    wa_id: waId,
    bsuid,
    username,
    group: contact.group === true,
    picture_url: contact.picture ? `/api/v1/contacts/${id}/picture` : null,
    marketing_stopped_at: isoOrNull(contact.marketingStoppedAt ?? null),
  };
}

/** A contact with all they are found by. */
export function contactDetailsView(
  contact: Contact,
  identities: readonly Identity[],
): View<"ContactDetails"> {
  return {
    ...contactView(contact),
    profile_name: contact.profileName,
    given_name: contact.givenName,
    identities: identities.map(({ kind, value }) => ({ kind, value })),
    created_at: iso(contact.createdAt),
  };
}

/** A user, as messages and tickets name them. */
export const userView = (user: UserName | null): View<"UserRef"> | null =>
  user && { id: user.id, name: user.publicName };

const lastMessageView = (last: LastMessage | null): View<"LastMessage"> | null =>
  last && {
    id: last.id,
    direction: last.direction,
    type: last.type,
    text: last.text,
    status: last.status,
    at: iso(last.at),
  };

/** A ticket, with all that is known of its contact. */
export function ticketView(ticket: Ticket, contact: Contact): View<"Ticket"> {
  return {
    id: ticket.id,
    protocol: ticket.protocol,
    status: ticket.status,
    contact: contactView(contact),
    connection_id: ticket.connection.id,
    department_id: ticket.department?.id ?? null,
    assignee: userView(ticket.assignee),
    unread: ticket.unread,
    last_message: lastMessageView(ticket.lastMessage),
    window_closes_at: isoOrNull(ticket.windowClosesAt),
    created_at: iso(ticket.createdAt),
    updated_at: iso(ticket.updatedAt),
  };
}
