/**
 * Tickets written many at once, as a batch of webhooks leaves them.
 *
 * The danger is the one of `saveTicket`: each of them is announced with its whole row, so each is guarded
 * by all that the row showed when it was loaded. Whatever else of the batch shows in that row (the
 * contact's name, the service window, a message's status) is therefore written after it.
 */

import type { Unit } from "../core.ts";
import { jsonRows, sql } from "../db/mod.ts";
import type { Ticket } from "./ticket.ts";
import { shownBy, stillShows } from "./ticket_store.ts";

/** Writes new tickets in their order, as yet without a last message; guarded: nobody opened one of them meanwhile. */
export function insertTickets(unit: Unit, tickets: readonly Ticket[]): void {
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
    t.resolvedAt,
    t.revision,
  ]);
  unit.write(
    sql`INSERT INTO tickets (public_id, protocol, connection_id, contact_id, department_id, status, unread,
        inbound_seq, last_message_at, waiting_since, created_at, updated_at, resolved_at, revision)
      SELECT j.row ->> 0, j.row ->> 1, (SELECT id FROM connections WHERE public_id = j.row ->> 2),
        (SELECT id FROM contacts WHERE public_id = j.row ->> 3),
        (SELECT id FROM departments WHERE public_id = j.row ->> 4), j.row ->> 5, j.row ->> 6, j.row ->> 7,
        j.row ->> 8, j.row ->> 9, j.row ->> 10, j.row ->> 11, j.row ->> 12, j.row ->> 13
      FROM ${jsonRows(rows)} j WHERE true ORDER BY j.key ON CONFLICT DO NOTHING`,
    { changes: tickets.length },
  );
}

/** Says which message is the newest of new tickets, once it has been written. */
export function nameLastMessages(unit: Unit, tickets: readonly Ticket[]): void {
  if (tickets.length === 0) return;
  const rows = tickets.map((ticket) => [ticket.id, ticket.lastMessage?.id ?? null]);
  unit.write(
    sql`UPDATE tickets SET last_message_id = (SELECT id FROM messages WHERE public_id = j.row ->> 1)
      FROM ${jsonRows(rows)} j WHERE tickets.public_id = j.row ->> 0`,
    { changes: tickets.length },
  );
}

/** A ticket as it was loaded and as it is now. */
export interface TicketChange {
  readonly was: Ticket;
  readonly now: Ticket;
}

/** Writes what messages and receipts did to tickets; guarded: each still shows what was loaded. */
export function saveTickets(unit: Unit, changes: readonly TicketChange[]): void {
  // A plain message leaves state, department and assignee alone; so do their indexes and counters.
  const plain = changes.filter(({ was, now }) => was.status === now.status);
  const returning = changes.filter(({ was, now }) => was.status !== now.status);
  for (const [part, more] of [[plain, sql``], [returning, BACK_TO_WAITING]] as const) {
    if (part.length === 0) continue;
    const rows = part.map(({ was, now }) => [
      ...shownBy(was),
      now.unread,
      now.inboundSeq,
      now.lastMessage?.id ?? null,
      now.lastMessageAt,
      now.waitingSince,
      now.updatedAt,
    ]);
    unit.write(
      sql`UPDATE tickets SET unread = j.row ->> 9, inbound_seq = j.row ->> 10,
          last_message_id = (SELECT id FROM messages WHERE public_id = j.row ->> 11),
          last_message_at = j.row ->> 12, waiting_since = j.row ->> 13, updated_at = j.row ->> 14 ${more}
        FROM ${jsonRows(rows)} j WHERE ${stillShows(LOADED)}`,
      { changes: part.length },
    );
  }
}

/** Where a row of `saveTickets` has what `shownBy` said. */
const LOADED = [
  sql`j.row ->> 0`,
  sql`j.row ->> 1`,
  sql`j.row ->> 2`,
  sql`j.row ->> 3`,
  sql`j.row ->> 4`,
  sql`j.row ->> 5`,
  sql`j.row ->> 6`,
  sql`j.row ->> 7`,
  sql`j.row ->> 8`,
];

const BACK_TO_WAITING =
  sql`, status = 'waiting', assignee_id = NULL, accepted_at = NULL, resolved_at = NULL, revision = revision + 1`;
