/**
 * Loads what a batch of webhook items touches: in one snapshot, with as many
 * queries as there are kinds of things in it, whatever its size. A batch of plain
 * messages asks for no group chat and no target of an edit.
 *
 * The danger is the plan on a grown database: each list of keys must drive an
 * index, never be driven by a table. `CROSS JOIN` fixes that order; there are no
 * statistics to do it (a primary refuses ANALYZE).
 */

import { connectionColumns, connectionFromRow } from "../connections/mod.ts";
import type { Contact, Identity } from "../contacts/contact.ts";
import {
  contactColumns,
  contactFromRow,
  groupChatFromRow,
  groupChatsQuery,
  groupChatsWrittenToQuery,
  tellingTicketsQuery,
} from "../contacts/mod.ts";
import { json, jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { departmentColumns, departmentFromRow } from "../departments/mod.ts";
import { textSettingsFromRows, textSettingsQuery } from "../texts/mod.ts";
import {
  knownReceiptFromRow,
  knownReceiptsQuery,
  messageColumns,
  messageJoins,
  reactionFromRow,
  reactionsQuery,
  revisionFromRow,
  revisionsQuery,
  wholeMessageFromRow,
} from "../threads/mod.ts";
import { ticketColumns, ticketFromRow, ticketJoins } from "../tickets/mod.ts";
import type { InboundItem } from "./inbound.ts";
import { type Arrival, identityKey, type Loaded, wamidKey } from "./inbound_decision.ts";
import { type Touched, touchedBy } from "./touched.ts";

/** Everything the database knows that these items may touch. */
export async function loadInbound(reader: Reader, items: readonly InboundItem[]): Promise<Loaded> {
  const touched = touchedBy(items);
  const queries = queriesFor(touched);
  const asked = Object.entries(queries).filter(([, query]) => query !== null);
  const answers = await reader.batch(asked.map(([, query]) => query ?? NOTHING));
  const rows = (name: keyof typeof queries): readonly Row[] =>
    answers[asked.findIndex(([asking]) => asking === name)] ?? [];
  return {
    arrivals: arrivalsFromRows(rows("connections"), rows("departments")),
    known: new Set(rows("known").map((row) => wamidKey(String(row.connection_id), String(row.provider_id)))),
    contacts: new Map(
      rows("contacts").map((row): [string, Contact] => [String(row.identity), contactFromRow(row)]),
    ),
    tickets: rows("tickets").map(ticketFromRow),
    tellingTickets: rows("tellingTickets").map(ticketFromRow),
    messages: rows("messages").map(wholeMessageFromRow),
    messageTickets: rows("messageTickets").map(ticketFromRow),
    reactions: rows("reactions").map(reactionFromRow),
    revisions: rows("revisions").map(revisionFromRow),
    groupChats: [...rows("groupChats"), ...rows("groupsWritten")].map(groupChatFromRow),
    knownReceipts: rows("knownReceipts").map(knownReceiptFromRow),
    settings: textSettingsFromRows(rows("settings")),
  };
}

/** The queries of a batch by name; null: there is nothing to ask. The plans of all are held to by a test. */
export function queriesFor(touched: Touched) {
  const { numbers, own, targets, wamids, receipts, identities, owners, renamed } = touched;
  const { groupIds, participants, overheard } = touched;
  const receipted = [...participants, ...overheard];
  const spokenOf = receipts.length > 0 || targets.length > 0;
  return {
    connections: numbers.length > 0 ? connectionsQuery(numbers) : null,
    departments: numbers.length > 0 ? defaultDepartmentsQuery(numbers) : null,
    settings: textSettingsQuery,
    known: own.length > 0 ? knownQuery(own) : null,
    contacts: identities.length > 0 ? contactsQuery(identities) : null,
    tickets: owners.length > 0 ? ticketsQuery(owners) : null,
    tellingTickets: renamed.length > 0 ? tellingTicketsQuery(holdersQuery(renamed)) : null,
    messages: spokenOf
      ? sql`SELECT ${messageColumns} FROM (${
        spokenOfQuery(touched)
      }) s CROSS JOIN messages m ON m.id = s.id ${messageJoins}`
      : null,
    messageTickets: spokenOf
      ? sql`SELECT ${ticketColumns} FROM (SELECT DISTINCT m.ticket_id FROM (${
        spokenOfQuery(touched)
      }) s CROSS JOIN messages m ON m.id = s.id) s
        CROSS JOIN tickets t ON t.id = s.ticket_id ${ticketJoins}`
      : null,
    reactions: wamids.length > 0 ? reactionsQuery(wamids) : null,
    revisions: wamids.length > 0 ? revisionsQuery(wamids) : null,
    groupChats: groupIds.length > 0 ? groupChatsQuery(groupIds) : null,
    knownReceipts: receipted.length > 0 ? knownReceiptsQuery(receipted) : null,
    groupsWritten: participants.length > 0 ? groupChatsWrittenToQuery(participants) : null,
  };
}

const NOTHING = sql`SELECT 1 WHERE false`;

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

const knownQuery = (wamids: Touched["own"]): Sql =>
  sql`SELECT c.public_id AS connection_id, m.provider_id FROM ${jsonRows(wamids)} j
    CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
    CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1`;

function contactsQuery(identities: Touched["identities"]): Sql {
  const rows = identities.map((identity) => [identityKey(identity), identity.kind, identity.value]);
  return sql`SELECT j.row ->> 0 AS identity, ${contactColumns} FROM ${jsonRows(rows)} j
    CROSS JOIN contact_identities i ON i.kind = j.row ->> 1 AND i.value = j.row ->> 2
    CROSS JOIN contacts c ON c.id = i.contact_id`;
}

const holdersQuery = (identities: readonly Identity[]): Sql =>
  sql`SELECT i.contact_id FROM ${jsonRows(identities.map(({ kind, value }) => [kind, value]))} j
    CROSS JOIN contact_identities i ON i.kind = j.row ->> 0 AND i.value = j.row ->> 1`;

/** For each contact and connection the open ticket, else the latest. */
const ticketsQuery = (owners: Touched["owners"]): Sql =>
  sql`SELECT ${ticketColumns}
    FROM (SELECT DISTINCT i.contact_id, c.id AS connection_id FROM ${jsonRows(owners)} j
      CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
      CROSS JOIN contact_identities i ON i.kind = j.row ->> 1 AND i.value = j.row ->> 2) p
    CROSS JOIN tickets t ON t.id = coalesce(
      (SELECT o.id FROM tickets o WHERE o.connection_id = p.connection_id AND o.contact_id = p.contact_id
        AND o.status IN ('waiting', 'attending')),
      (SELECT l.id FROM tickets l WHERE l.contact_id = p.contact_id AND l.connection_id = p.connection_id
        ORDER BY l.id DESC LIMIT 1))
    ${ticketJoins}`;

/** The messages that receipts, answers and what is said about messages speak of, by Meta's id or by ours. */
function spokenOfQuery({ receipts, targets }: Touched): Sql {
  const rows = jsonRows(receipts);
  // By our id only until Meta's is known: what repeats a receipt of an earlier try says nothing of this one.
  const ours = sql`SELECT m.id FROM ${rows} j CROSS JOIN messages m ON m.public_id = j.row ->> 2
    WHERE NOT EXISTS (SELECT 1 FROM receipts r WHERE r.connection_id = m.connection_id AND r.provider_id = j.row ->> 1)`;
  return sql`SELECT m.id FROM ${jsonRows([...receipts, ...targets])} j
      CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
      CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1
    ${receipts.length > 0 ? sql`UNION ${ours}` : sql``}`;
}
