/**
 * Writes a decided batch: a dozen bulk statements in one unit, whatever its
 * size.
 *
 * Each statement is guarded by what was loaded. A colleague who accepted the
 * ticket meanwhile, another node that met the same new customer or got the same
 * delivery: then the whole unit is undone and the batch is decided anew.
 *
 * The danger is their order. Tickets exist before the messages that point to
 * them, messages before the ticket's row that names its newest, and a ticket is
 * compared with what was loaded before any status of its messages changes.
 */

import type { Unit } from "../core.ts";
import type { Contact } from "../contacts/contact.ts";
import { json, jsonRows, type Reader, sql } from "../db/mod.ts";
import { wakeJobs } from "../jobs/job_store.ts";
import { insertMessages } from "../threads/mod.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { Decided } from "./inbound_book.ts";
import { sendOrderKey } from "./message.ts";

/** How far a journal has been read. */
export interface JournalStep {
  readonly journalId: string;
  /** The position this batch was read from. */
  readonly from: number;
  /** The last delivery it holds. */
  readonly to: number;
}

/** How far that journal has been turned into messages; 0: not begun. */
export async function journalPosition(reader: Reader, journalId: string): Promise<number> {
  const [row] = await reader.rows(
    sql`SELECT position FROM journal_positions WHERE journal_id = ${journalId}`,
  );
  return Number(row?.position ?? 0);
}

/** Moves the position on; guarded: nobody else has. */
export function movePosition(unit: Unit, { journalId, from, to }: JournalStep, now: number): void {
  unit.write(
    sql`INSERT INTO journal_positions (journal_id, position, updated_at)
      SELECT ${journalId}, ${to}, ${now}
      WHERE ${from} = 0 OR EXISTS (SELECT 1 FROM journal_positions WHERE journal_id = ${journalId})
      ON CONFLICT (journal_id) DO UPDATE SET position = excluded.position, updated_at = excluded.updated_at
      WHERE position = ${from}`,
    { changes: 1 },
  );
}

/** Notes that a delivery could not be processed, even alone. */
export function setAside(
  unit: Unit,
  journalId: string,
  deliveryId: number,
  reason: string,
  now: number,
): void {
  unit.write(sql`INSERT INTO deliveries_set_aside (journal_id, delivery_id, reason, at)
    VALUES (${journalId}, ${deliveryId}, ${reason}, ${now}) ON CONFLICT DO NOTHING`);
}

/** Everything that was decided. */
export function writeDecided(unit: Unit, decided: Decided, now: number): void {
  writeContacts(unit, decided, now);
  writeNewTickets(unit, decided.newTickets);
  insertMessages(unit, decided.messages, now);
  nameLastMessages(unit, decided.newTickets);
  writeChangedTickets(unit, decided);
  writeThreads(unit, decided);
  writeReceipts(unit, decided, now);
  requireParked(unit, decided);
  for (const event of decided.events) unit.emit(event);
  for (const { id } of decided.reopened) unit.audit({ verb: "ticket.reopen", on: id, by: null });
}

function writeContacts(
  unit: Unit,
  { newContacts, changedContacts, newIdentities, conflicting }: Decided,
  now: number,
) {
  const rowOf = (c: Contact) => [c.id, c.name, c.phone, c.waId, c.bsuid, c.username];
  if (newContacts.length > 0) {
    unit.write(
      sql`INSERT INTO contacts (public_id, name, phone, wa_id, bsuid, username, created_at, updated_at)
        SELECT j.row ->> 0, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4, j.row ->> 5, ${now}, ${now}
        FROM ${jsonRows(newContacts.map(rowOf))} j ORDER BY j.key`,
      { changes: newContacts.length },
    );
  }
  if (changedContacts.length > 0) {
    unit.write(
      sql`UPDATE contacts SET name = j.row ->> 1, phone = j.row ->> 2, wa_id = j.row ->> 3, bsuid = j.row ->> 4,
          username = j.row ->> 5, updated_at = ${now}
        FROM ${jsonRows(changedContacts.map(rowOf))} j WHERE contacts.public_id = j.row ->> 0`,
      { changes: changedContacts.length },
    );
  }
  if (newIdentities.length > 0) {
    const rows = newIdentities.map(({ kind, value, contactId }) => [kind, value, contactId]);
    unit.write(
      sql`INSERT INTO contact_identities (kind, value, contact_id)
        SELECT j.row ->> 0, j.row ->> 1, c.id FROM ${jsonRows(rows)} j
          CROSS JOIN contacts c ON c.public_id = j.row ->> 2
        WHERE true ON CONFLICT DO NOTHING`,
      { changes: newIdentities.length },
    );
  }
  if (conflicting.length > 0) {
    unit.write(sql`UPDATE contacts SET identity_conflict = 1
      WHERE public_id IN (SELECT value FROM json_each(${json(conflicting)}))`);
  }
}

function writeNewTickets(unit: Unit, tickets: readonly Ticket[]) {
  if (tickets.length === 0) return;
  const rows = tickets.map((t) => [
    t.id,
    t.protocol,
    t.connection.id,
    t.contact.id,
    t.department?.id ?? null,
    t.status,
    t.unread,
    t.inboundSeq,
    t.lastMessageAt,
    t.waitingSince,
    t.createdAt,
    t.updatedAt,
  ]);
  unit.write(
    sql`INSERT INTO tickets (public_id, protocol, connection_id, contact_id, department_id, status, unread,
        inbound_seq, last_message_at, waiting_since, created_at, updated_at)
      SELECT j.row ->> 0, j.row ->> 1, (SELECT id FROM connections WHERE public_id = j.row ->> 2),
        (SELECT id FROM contacts WHERE public_id = j.row ->> 3),
        (SELECT id FROM departments WHERE public_id = j.row ->> 4), j.row ->> 5, j.row ->> 6, j.row ->> 7,
        j.row ->> 8, j.row ->> 9, j.row ->> 10, j.row ->> 11
      FROM ${jsonRows(rows)} j WHERE true ORDER BY j.key ON CONFLICT DO NOTHING`,
    { changes: tickets.length },
  );
}

function nameLastMessages(unit: Unit, tickets: readonly Ticket[]) {
  if (tickets.length === 0) return;
  const rows = tickets.map((ticket) => [ticket.id, ticket.lastMessage?.id ?? null]);
  unit.write(
    sql`UPDATE tickets SET last_message_id = (SELECT id FROM messages WHERE public_id = j.row ->> 1)
      FROM ${jsonRows(rows)} j WHERE tickets.public_id = j.row ->> 0`,
    { changes: tickets.length },
  );
}

/** A plain message leaves state, department and assignee alone; so do their indexes and counters. */
function writeChangedTickets(unit: Unit, { changedTickets, reopened }: Decided) {
  if (changedTickets.length === 0) return;
  const back = new Set(reopened.map((ticket) => ticket.id));
  const rows = changedTickets.map(({ was, now }) => [
    was.id,
    was.revision,
    was.status,
    was.unread,
    was.inboundSeq,
    was.lastMessageAt,
    was.lastMessage && was.lastMessage.id + was.lastMessage.status,
    now.unread,
    now.inboundSeq,
    now.lastMessage?.id ?? null,
    now.lastMessageAt,
    now.waitingSince,
    now.updatedAt,
  ]);
  const plain = rows.filter(([id]) => !back.has(String(id)));
  const returning = rows.filter(([id]) => back.has(String(id)));
  for (const [part, more] of [[plain, sql``], [returning, BACK_TO_WAITING]] as const) {
    if (part.length === 0) continue;
    unit.write(
      sql`UPDATE tickets SET unread = j.row ->> 7, inbound_seq = j.row ->> 8,
          last_message_id = (SELECT id FROM messages WHERE public_id = j.row ->> 9),
          last_message_at = j.row ->> 10, waiting_since = j.row ->> 11, updated_at = j.row ->> 12 ${more}
        FROM ${jsonRows(part)} j
        WHERE tickets.public_id = j.row ->> 0 AND tickets.revision = j.row ->> 1
          AND tickets.status = j.row ->> 2 AND tickets.unread = j.row ->> 3
          AND tickets.inbound_seq = j.row ->> 4 AND tickets.last_message_at = j.row ->> 5
          AND (SELECT m.public_id || m.status FROM messages m WHERE m.id = tickets.last_message_id)
            IS j.row ->> 6`,
      { changes: part.length },
    );
  }
}

const BACK_TO_WAITING =
  sql`, status = 'waiting', assignee_id = NULL, resolved_at = NULL, revision = revision + 1`;

function writeThreads(unit: Unit, { threads }: Decided) {
  if (threads.length === 0) return;
  unit.write(
    sql`INSERT INTO threads (connection_id, contact_id, last_inbound_at)
      SELECT n.id, c.id, j.row ->> 2 FROM ${jsonRows(threads)} j
        CROSS JOIN connections n ON n.public_id = j.row ->> 0
        CROSS JOIN contacts c ON c.public_id = j.row ->> 1
      WHERE true ON CONFLICT (connection_id, contact_id)
      DO UPDATE SET last_inbound_at = max(last_inbound_at, excluded.last_inbound_at)`,
  );
}

/** A send that was recorded meanwhile did not see these receipts: then the batch is decided anew. */
function requireParked(unit: Unit, { parked }: Decided) {
  if (parked.length === 0) return;
  const rows = parked.map(([connectionId, { providerId, opaque }]) => [connectionId, providerId, opaque]);
  unit.write(
    sql`UPDATE messages SET status = status WHERE id IN (
      SELECT m.id FROM ${jsonRows(rows)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
        CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1
          AND m.direction = 'out'
      UNION ALL SELECT m.id FROM ${jsonRows(rows)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
        CROSS JOIN messages m ON m.public_id = j.row ->> 2 AND m.connection_id = c.id AND m.direction = 'out')`,
    { changes: 0 },
  );
}

function writeReceipts(unit: Unit, { receipts, changedMessages }: Decided, now: number) {
  if (receipts.length > 0) {
    const rows = receipts.map(([connectionId, { providerId, opaque, status, at, payload }]) => [
      connectionId,
      providerId,
      opaque,
      status,
      at,
      payload,
    ]);
    unit.write(
      sql`INSERT INTO receipts (connection_id, provider_id, opaque, status, provider_at, received_at, payload)
        SELECT c.id, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4, ${now}, j.row -> 5
        FROM ${jsonRows(rows)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
        WHERE true ORDER BY j.key ON CONFLICT DO NOTHING`,
    );
  }
  if (changedMessages.length === 0) return;
  const rows = changedMessages.map(({ was, now }) => [
    was.id,
    was.status,
    was.providerId,
    now.status,
    now.providerId,
    now.error,
  ]);
  unit.write(
    sql`UPDATE messages SET status = j.row ->> 3, provider_id = j.row ->> 4, error = nullif(j.row -> 5, 'null')
      FROM ${jsonRows(rows)} j WHERE messages.public_id = j.row ->> 0
        AND messages.status = j.row ->> 1 AND messages.provider_id IS j.row ->> 2`,
    { changes: rows.length },
  );
  for (const { was } of changedMessages) {
    // It held up the contact's next message; now its outcome is known.
    if (was.status === "undecided") wakeJobs(unit, sendOrderKey(was), now);
  }
}
