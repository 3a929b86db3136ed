/**
 * Loads what a batch of webhook items touches: five to seven queries, one
 * snapshot, whatever the size of the batch.
 *
 * The danger is the plan on a grown database: each list of keys must drive an
 * index, never be driven by a table. `CROSS JOIN` fixes that order; there are no
 * statistics to do it (a primary refuses ANALYZE).
 */

import { connectionColumns, connectionFromRow } from "../connections/mod.ts";
import type { Contact } from "../contacts/contact.ts";
import { contactColumns, contactFromRow } from "../contacts/mod.ts";
import { json, jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { departmentColumns, departmentFromRow } from "../departments/mod.ts";
import { textSettingsFromRows, textSettingsQuery } from "../texts/mod.ts";
import { messageColumns, messageFromRow, messageJoins } from "../threads/mod.ts";
import { ticketColumns, ticketFromRow, ticketJoins } from "../tickets/mod.ts";
import { identitiesOf } from "./find_sender.ts";
import type { InboundItem, InboundMessage, InboundReceipt } from "./inbound.ts";
import { type Arrival, identityKey, type Loaded, wamidKey } from "./inbound_decision.ts";

/** Everything the database knows that these items may touch. */
export async function loadInbound(reader: Reader, items: readonly InboundItem[]): Promise<Loaded> {
  const messages = items.filter((item) => item.kind === "message");
  const receipts = items.filter((item) => item.kind === "receipt");
  const numbers = unique([...messages, ...receipts].map((item) => item.phoneNumberId));
  const senders = messages.length > 0;
  const said = receipts.length > 0;
  const [
    connections = [],
    departments = [],
    settings = [],
    known = [],
    contacts = [],
    tickets = [],
    sent = [],
    sentTickets = [],
  ] = await reader.batch([
    connectionsQuery(numbers),
    defaultDepartmentsQuery(numbers),
    textSettingsQuery,
    senders ? knownQuery(messages) : NOTHING,
    senders ? contactsQuery(messages) : NOTHING,
    senders ? ticketsQuery(messages) : NOTHING,
    said
      ? sql`SELECT ${messageColumns} FROM (${
        sentQuery(receipts)
      }) s CROSS JOIN messages m ON m.id = s.id ${messageJoins}`
      : NOTHING,
    said
      ? sql`SELECT ${ticketColumns} FROM (SELECT DISTINCT m.ticket_id FROM (${
        sentQuery(receipts)
      }) s CROSS JOIN messages m ON m.id = s.id) s
        CROSS JOIN tickets t ON t.id = s.ticket_id ${ticketJoins}`
      : NOTHING,
  ]);
  return {
    arrivals: arrivalsFromRows(connections, departments),
    known: new Set(known.map((row) => wamidKey(String(row.connection_id), String(row.provider_id)))),
    contacts: new Map(contacts.map((row): [string, Contact] => [String(row.identity), contactFromRow(row)])),
    tickets: tickets.map(ticketFromRow),
    sent: sent.map(messageFromRow),
    sentTickets: sentTickets.map(ticketFromRow),
    settings: textSettingsFromRows(settings),
  };
}

const NOTHING = sql`SELECT 1 WHERE false`;
const unique = (texts: readonly string[]) => [...new Set(texts)];

const connectionsQuery = (numbers: readonly string[]) =>
  sql`SELECT ${connectionColumns} FROM json_each(${json(numbers)}) j
    CROSS JOIN connections c ON c.phone_number_id = j.value`;

const defaultDepartmentsQuery = (numbers: readonly string[]) =>
  sql`SELECT c.phone_number_id, ${departmentColumns} FROM json_each(${json(numbers)}) j
    CROSS JOIN connections c ON c.phone_number_id = j.value
    CROSS JOIN departments d ON d.id = c.default_department_id`;

function arrivalsFromRows(connections: readonly Row[], departments: readonly Row[]): Map<string, Arrival> {
  const byNumber = new Map(departments.map((row) => [String(row.phone_number_id), departmentFromRow(row)]));
  return new Map(
    connections.map(connectionFromRow).map((connection) => [
      connection.phoneNumberId,
      { connection, department: byNumber.get(connection.phoneNumberId) ?? null },
    ]),
  );
}

function knownQuery(messages: readonly InboundMessage[]): Sql {
  const wamids = messages.map(({ phoneNumberId, providerId }) => [phoneNumberId, providerId]);
  return sql`SELECT c.public_id AS connection_id, m.provider_id FROM ${jsonRows(wamids)} j
    CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
    CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1`;
}

function contactsQuery(messages: readonly InboundMessage[]): Sql {
  const identities = new Map(
    messages.flatMap(({ from }) => identitiesOf(from)).map((identity) => [identityKey(identity), identity]),
  );
  const rows = [...identities].map(([key, { kind, value }]) => [key, kind, value]);
  return sql`SELECT j.row ->> 0 AS identity, ${contactColumns} FROM ${jsonRows(rows)} j
    CROSS JOIN contact_identities i ON i.kind = j.row ->> 1 AND i.value = j.row ->> 2
    CROSS JOIN contacts c ON c.id = i.contact_id`;
}

/** For each contact and connection the open ticket, else the latest. */
function ticketsQuery(messages: readonly InboundMessage[]): Sql {
  const wanted = new Map(
    messages.flatMap(({ from, phoneNumberId }) =>
      identitiesOf(from).map((identity) => [phoneNumberId, identity.kind, identity.value] as const)
    ).map((row) => [row.join(" "), row]),
  );
  return sql`SELECT ${ticketColumns}
    FROM (SELECT DISTINCT i.contact_id, c.id AS connection_id FROM ${jsonRows([...wanted.values()])} j
      CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
      CROSS JOIN contact_identities i ON i.kind = j.row ->> 1 AND i.value = j.row ->> 2) p
    CROSS JOIN tickets t ON t.id = coalesce(
      (SELECT o.id FROM tickets o WHERE o.connection_id = p.connection_id AND o.contact_id = p.contact_id
        AND o.status IN ('waiting', 'attending')),
      (SELECT l.id FROM tickets l WHERE l.contact_id = p.contact_id AND l.connection_id = p.connection_id
        ORDER BY l.id DESC LIMIT 1))
    ${ticketJoins}`;
}

/** Our messages that receipts speak of, by Meta's id or by ours. */
function sentQuery(receipts: readonly InboundReceipt[]): Sql {
  const rows = jsonRows(
    receipts.map(({ phoneNumberId, providerId, opaque }) => [phoneNumberId, providerId, opaque]),
  );
  return sql`SELECT m.id FROM ${rows} j
      CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
      CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1
    UNION SELECT m.id FROM ${rows} j CROSS JOIN messages m ON m.public_id = j.row ->> 2`;
}
