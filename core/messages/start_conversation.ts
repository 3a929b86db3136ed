/**
 * Writing to a customer first: by who they are, or by a phone number that nobody
 * has written from yet.
 *
 * The ticket is the starter's from its first moment, with the message in it, in
 * one unit. The danger is a second conversation beside an open one: a waiting
 * ticket is taken, one that a colleague serves is refused with their name, and of
 * two who start at once the database lets one.
 */

import { getConnection } from "../connections/mod.ts";
import { type Contact, contactNameOf } from "../contacts/contact.ts";
import { getContact, insertContacts, insertIdentities, matchKey } from "../contacts/mod.ts";
import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { findDepartment } from "../departments/mod.ts";
import { conflict, invalid } from "../errors.ts";
import { isClientId } from "../ids.ts";
import { findMessage, insertMessages } from "../threads/mod.ts";
import {
  canSeeTicket,
  findOpenTicket,
  insertTickets,
  protocolOf,
  saveTicket,
  scopeOf,
  type Ticket,
  withLastMessage,
} from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { requirePermission } from "../users/user_policy.ts";
import { checkBody } from "./check_body.ts";
import type { MessageBody } from "./message_body.ts";
import { prepareMessage, requireSendable } from "./prepare_message.ts";
import { type MessageSent, requireSame } from "./send_message.ts";
import { findContactByPhone, findWindowEnd } from "./start_store.ts";

/** Who writes what to whom, from which number. */
export interface StartConversation {
  /** The message's, made by the client. */
  readonly id?: string | undefined;
  readonly viewer: Viewer;
  readonly connectionId: string;
  /** A contact that is known, or a number in international form (`+55 11 98765-4321`). */
  readonly to: { readonly contactId: string } | { readonly phone: string; readonly name?: string };
  /** A template; anything else only while the window is open. */
  readonly body: MessageBody;
  readonly signed?: boolean | undefined;
}

/** The message, and the ticket it is in. */
export interface ConversationStarted extends MessageSent {
  readonly ticketId: string;
}

/**
 * Starts a conversation. Refuses `permission_missing`, `connection_not_found`, `contact_not_found`,
 * `phone_invalid`, `ticket_taken` (assignee), `message_id_taken`, and what `sendMessage` refuses of the body.
 */
export async function startConversation(core: Core, order: StartConversation): Promise<ConversationStarted> {
  const { viewer, connectionId, signed } = order;
  requirePermission(viewer, "start_conversation");
  const body = checkBody(order.body);
  const id = order.id ?? core.newId("message");
  if (!isClientId(id)) throw invalid("message_id_invalid", "This is no id of a message");
  return await core.decide(async (db) => {
    const now = core.now();
    const { contact, isNew } = await contactOf(core, db, order);
    const open = isNew ? null : await findOpenTicket(db, { contactId: contact.id, connectionId });
    const known = order.id === undefined ? null : await findMessage(db, id);
    if (known && open?.assignee?.id === viewer.id) {
      const again = { id, ticket: open, author: viewer, body, signed, now };
      requireSame(known, (await prepareMessage(db, again)).message);
      return { message: known, isNew: false, ticketId: open.id };
    }
    if (known) throw conflict("message_id_taken", "Another message has this id");
    if (open) requireFree(open, viewer);
    const was = open ?? await newTicket(core, db, { contact, connectionId, now });
    const attended = open?.status === "attending" ? open : attendedBy(was, viewer, now);
    const draft = { id, ticket: attended, author: viewer, body, signed, now };
    const prepared = await prepareMessage(db, draft);
    await requireSendable(db, draft, prepared);
    const { message } = prepared;
    const ticket = { ...withLastMessage(attended, message), waitingSince: null, updatedAt: now };

    await core.commit((unit) => {
      if (isNew) {
        insertContacts(unit, [contact], now);
        const value = matchKey(contact.phone ?? "");
        insertIdentities(unit, [{ kind: "phone", value, contactId: contact.id }]);
      }
      if (!open) insertTickets(unit, [was]);
      insertMessages(unit, [message], now);
      saveTicket(unit, ticket, { was });
      const before = open ? scopeOf(open) : null;
      const name = open ? "ticket.accepted" : "ticket.opened";
      const of = { ticketId: ticket.id, after: ticket, by: viewer.id };
      if (open?.status !== "attending") unit.emit({ name, before, ...of });
      unit.emit({ name: "message.queued", before: scopeOf(ticket), message, ...of });
      unit.audit({ verb: "conversation.start", on: ticket.id, by: viewer.id });
    });
    return { message, isNew: true, ticketId: ticket.id };
  });
}

/** A phone number as it is dialled: digits with a plus; throws `phone_invalid`. */
export function parsePhone(text: string): string {
  const digits = text.replace(/[\s().\-/]/g, "").replace(/^\+|^00/, "");
  // E.164: at most 15 digits, the country first. Shorter than 8 is nobody's whole number.
  if (!/^[1-9]\d{7,14}$/.test(digits)) {
    throw invalid("phone_invalid", "A number has its country code in front: +55 11 98765-4321");
  }
  return `+${digits}`;
}

async function contactOf(
  core: Core,
  db: Reader,
  { to, viewer }: StartConversation,
): Promise<{ contact: Contact; isNew: boolean }> {
  if ("contactId" in to) return { contact: await getContact(db, to.contactId, viewer), isNew: false };
  const phone = parsePhone(to.phone);
  const known = await findContactByPhone(db, matchKey(phone));
  if (known) return { contact: known, isNew: false };
  const givenName = to.name?.trim() || null;
  const contact: Contact = {
    id: core.newId("contact"),
    name: givenName,
    profileName: null,
    givenName,
    phone,
    waId: null,
    bsuid: null,
    username: null,
    createdAt: core.now(),
  };
  return { contact, isNew: true };
}

/** A ticket as it is written first: waiting, for the very unit that gives it to somebody. */
async function newTicket(
  core: Core,
  db: Reader,
  { contact, connectionId, now }: { contact: Contact; connectionId: string; now: number },
): Promise<Ticket> {
  const { name, defaultDepartmentId } = await getConnection(db, connectionId);
  const id = core.newId("ticket");
  return {
    id,
    protocol: protocolOf(id, now),
    status: "waiting",
    revision: 1,
    contact: contactNameOf(contact),
    connection: { id: connectionId, name },
    department: defaultDepartmentId === null ? null : await findDepartment(db, defaultDepartmentId),
    assignee: null,
    unread: 0,
    inboundSeq: 0,
    lastMessage: null,
    lastMessageAt: Math.floor(now / 1000) * 1000,
    waitingSince: null,
    windowClosesAt: await findWindowEnd(db, { contactId: contact.id, connectionId }),
    acceptanceSent: false,
    createdAt: now,
    updatedAt: now,
    resolvedAt: null,
  };
}

/** In the starter's hands. What they write is what the customer hears: no acceptance message goes before it. */
function attendedBy(ticket: Ticket, { id, publicName }: Viewer, now: number): Ticket {
  return {
    ...ticket,
    status: "attending",
    assignee: { id, publicName },
    revision: ticket.revision + 1,
    acceptanceSent: true,
    updatedAt: now,
  };
}

/** Throws `ticket_taken` for a conversation that is not the viewer's to take. */
function requireFree(open: Ticket, viewer: Viewer): void {
  const mine = open.assignee?.id === viewer.id;
  if (mine || (open.status === "waiting" && canSeeTicket(viewer, scopeOf(open)))) return;
  const holder = open.assignee?.publicName ?? open.department?.name ?? "";
  throw conflict("ticket_taken", "Somebody else has a conversation with this customer", {
    assignee: holder,
    name: holder,
  });
}
