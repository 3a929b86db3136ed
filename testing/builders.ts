/**
 * Things to test with, named for what they are: `aTicket`, `anAgent`.
 *
 * They write rows as the product would have left them, without its events and
 * jobs, so that a test sees only what its own command did.
 */

import type { Connection, ConnectionSecrets } from "../core/connections/connection.ts";
import { insertConnection } from "../core/connections/connection_store.ts";
import { getConnection, listConnections } from "../core/connections/mod.ts";
import type { Contact } from "../core/contacts/contact.ts";
import type { Core } from "../core/core.ts";
import { json, sql } from "../core/db/mod.ts";
import type { Department } from "../core/departments/department.ts";
import { insertDepartment } from "../core/departments/department_store.ts";
import { findDepartment } from "../core/departments/mod.ts";
import type { Message } from "../core/messages/message.ts";
import { findMessage } from "../core/threads/mod.ts";
import { getTicket, protocolOf, type Ticket, type TicketStatus } from "../core/tickets/mod.ts";
import { PERMISSIONS, type User, type UserName } from "../core/users/user.ts";
import { insertUser } from "../core/users/user_store.ts";

let count = 0;

/** A department; a known id gives the one that is there. */
export async function aDepartment(core: Core, of: Partial<Department> = {}): Promise<Department> {
  const known = of.id ? await findDepartment(core, of.id) : null;
  if (known) return known;
  const id = of.id ?? core.newId("department");
  const department = { id, name: of.name ?? `Department ${++count}`, hue: of.hue ?? 1 };
  await core.commit((unit) => insertDepartment(unit, department, core.now()));
  return department;
}

/** An agent; departments that are not there are made. */
export async function anAgent(core: Core, of: Partial<User> = {}): Promise<User> {
  const name = of.name ?? `Agent ${++count}`;
  const user: User = {
    id: core.newId("user"),
    email: `agent${++count}@example.com`,
    name,
    publicName: name,
    role: "agent",
    seeUnassigned: true,
    permissions: PERMISSIONS,
    locale: null,
    theme: null,
    active: true,
    createdAt: core.now(),
    ...of,
    departmentIds: [...of.departmentIds ?? []].sort(),
  };
  for (const id of user.departmentIds) await aDepartment(core, { id });
  await core.commit((unit) => insertUser(unit, user, "no password opens this"));
  return user;
}

/** A supervisor, who sees everything. */
export const aSupervisor = (core: Core, of: Partial<User> = {}): Promise<User> =>
  anAgent(core, { ...of, role: "supervisor" });

/** A connection, without automatic messages unless they are given. */
export async function aConnection(
  core: Core,
  of: Partial<Omit<Connection, "texts">> & Partial<ConnectionSecrets> & {
    texts?: Partial<Connection["texts"]>;
  } = {},
): Promise<Connection> {
  const connection: Connection = {
    id: of.id ?? core.newId("connection"),
    name: of.name ?? `Connection ${++count}`,
    phoneNumberId: of.phoneNumberId ?? String(100_000_000 + ++count),
    wabaId: of.wabaId ?? "200000000",
    defaultDepartmentId: of.defaultDepartmentId ?? null,
    texts: { greeting: null, acceptance: null, farewell: null, ...of.texts },
    reopenMinutes: of.reopenMinutes ?? 120,
    signatureMode: of.signatureMode ?? "off",
    readPolicy: of.readPolicy ?? "on_read",
    displayPhoneNumber: null,
    verifiedName: null,
    quality: null,
    messagingLimit: null,
    lastCheck: null,
    templatesSyncedAt: null,
    stoppedReason: null,
    createdAt: core.now(),
  };
  const { accessToken = "a token", appSecret = "an app secret", verifyToken = "a verify token" } = of;
  await core.commit((unit) =>
    insertConnection(unit, core.vault, connection, { accessToken, appSecret, verifyToken })
  );
  return await getConnection(core, connection.id);
}

/** A contact with a phone, unless told otherwise. */
export async function aContact(core: Core, of: Partial<Contact> = {}): Promise<Contact> {
  const digits = `55119${String(10_000_000 + ++count)}`;
  const contact: Contact = {
    id: core.newId("contact"),
    name: of.givenName ?? of.profileName ?? of.name ?? `Contact ${count}`,
    profileName: of.name ?? `Contact ${count}`,
    givenName: null,
    phone: `+${digits}`,
    waId: digits,
    bsuid: null,
    username: null,
    createdAt: core.now(),
    ...of,
  };
  const { id, profileName, givenName, group, phone, waId, bsuid, username, createdAt } = contact;
  await core.commit((unit) =>
    unit.write(
      sql`INSERT INTO contacts (public_id, name, given_name, kind, phone, wa_id, bsuid, username, created_at, updated_at)
      VALUES (${id}, ${profileName}, ${givenName}, ${group ? "group" : "person"}, ${phone}, ${waId}, ${bsuid},
        ${username}, ${createdAt}, ${createdAt})`,
    )
  );
  return contact;
}

/** What a ticket may be made of. */
export interface ATicket {
  readonly status?: TicketStatus;
  /** Made if it is not there. */
  readonly departmentId?: string | null;
  readonly assignee?: UserName;
  readonly contact?: Pick<Contact, "id">;
  /** The first one there is, or a new one, unless given. */
  readonly connection?: Pick<Connection, "id">;
  /** What the customer wrote, one message each; the last one at `lastMessageAt`. */
  readonly said?: readonly string[];
  readonly unread?: number;
  /** Now, unless told. */
  readonly lastMessageAt?: number;
  readonly acceptanceSent?: boolean;
}

/** A ticket in which the customer has written; `waiting` unless told. */
export async function aTicket(core: Core, of: ATicket = {}): Promise<Ticket> {
  const { status = of.assignee ? "attending" : "waiting", said = ["Olá"], lastMessageAt: at = core.now() } =
    of;
  const id = core.newId("ticket");
  const connection = of.connection ?? (await listConnections(core))[0] ?? await aConnection(core);
  const contact = of.contact ?? await aContact(core);
  if (of.departmentId) await aDepartment(core, { id: of.departmentId });
  await core.commit((unit) => {
    unit.write(
      sql`INSERT INTO tickets (public_id, protocol, connection_id, contact_id, department_id, assignee_id, status, unread,
        inbound_seq, last_message_at, waiting_since, acceptance_sent, created_at, updated_at, resolved_at)
      SELECT ${id}, ${
        protocolOf(id, at)
      }, n.id, c.id, (SELECT id FROM departments WHERE public_id = ${of.departmentId}),
        (SELECT id FROM users WHERE public_id = ${of.assignee?.id}), ${status}, ${of.unread ?? said.length},
        ${said.length}, ${at}, ${status === "resolved" ? null : at}, ${
        of.acceptanceSent ?? false
      }, ${at}, ${at},
        ${status === "resolved" ? at : null}
      FROM connections n CROSS JOIN contacts c WHERE n.public_id = ${connection.id} AND c.public_id = ${contact.id}`,
      { changes: 1 },
    );
    unit.write(sql`INSERT INTO threads (connection_id, contact_id, last_inbound_at)
      SELECT connection_id, contact_id, ${at} FROM tickets WHERE public_id = ${id}
      ON CONFLICT (connection_id, contact_id) DO UPDATE SET last_inbound_at = max(ifnull(last_inbound_at, 0), excluded.last_inbound_at)`);
  });
  for (const [i, text] of said.entries()) {
    await aMessage(core, { ticketId: id, text, at: at - (said.length - 1 - i) * 1000 });
  }
  return await getTicket(core, id);
}

/** A bubble on a ticket, and its newest: from the customer unless told otherwise. */
export async function aMessage(
  core: Core,
  of: Partial<Message> & { readonly ticketId: string },
): Promise<Message> {
  const id = of.id ?? core.newId("message");
  const { direction = "in", text = "Olá", at = core.now() } = of;
  const status = of.status ?? (direction === "in" ? "received" : "sent");
  const origin = of.origin ?? (direction === "in" ? "contact" : "agent");
  await core.commit((unit) => {
    unit.write(
      sql`INSERT INTO messages (public_id, connection_id, contact_id, ticket_id, direction, type, text, content, quote, status,
        provider_id, origin, sent_by, error, at, created_at)
      SELECT ${id}, connection_id, contact_id, id, ${direction}, ${of.type ?? "text"}, ${text},
        ${of.content ? json(of.content) : null}, ${of.quote ? json(of.quote) : null}, ${status}, ${
        of.providerId ?? null
      }, ${origin},
        (SELECT id FROM users WHERE public_id = ${of.sentBy?.id}), ${
        of.error ? json(of.error) : null
      }, ${at}, ${at}
      FROM tickets WHERE public_id = ${of.ticketId}`,
      { changes: 1 },
    );
    unit.write(
      sql`UPDATE tickets SET last_message_at = ${at}, last_message_id = (SELECT id FROM messages WHERE public_id = ${id})
      WHERE public_id = ${of.ticketId}`,
    );
  });
  const message = await findMessage(core, id);
  if (!message) throw new Error("the message that was just written is not there");
  return message;
}
