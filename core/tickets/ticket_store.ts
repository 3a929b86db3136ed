/**
 * Tickets as rows, with everything that a row of the list and the header of the
 * thread show.
 *
 * The danger: an event carries the whole row, and the screen believes it. A row
 * read before a customer's message and announced after it would undo that
 * message on every screen. So `saveTicket` is guarded by all that the row shows,
 * not only by what the decision rested on.
 */

import type { Unit } from "../core.ts";
import { type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { notFound } from "../errors.ts";
import type { LastMessage } from "../messages/message.ts";
import { previewOf } from "../messages/message.ts";
import { contactNameColumns, contactNameFromRow, messageStatusOf } from "../threads/mod.ts";
import type { Viewer } from "../users/user.ts";
import { SERVICE_WINDOW_MS, type Ticket, TICKET_STATUSES, type TicketStatus } from "./ticket.ts";
import { requireMaySee } from "./ticket_policy.ts";

/** The columns that `ticketFromRow` decodes; needs `ticketJoins`. */
export const ticketColumns: Sql =
  sql`t.id AS row_id, t.public_id AS id, t.protocol, t.status, t.revision, t.unread,
  t.inbound_seq, t.last_message_at, t.waiting_since, t.acceptance_sent, t.created_at, t.updated_at, t.resolved_at,
  ${contactNameColumns.tc},
  tcn.public_id AS connection_id, tcn.name AS connection_name,
  td.public_id AS department_id, td.name AS department_name, td.hue AS department_hue,
  ta.public_id AS assignee_id, ta.public_name AS assignee_name,
  tm.public_id AS last_id, tm.direction AS last_direction,
  iif(tm.revoked_at IS NULL, tm.type, 'revoked') AS last_type,
  iif(tm.revoked_at IS NULL, substr(tm.text, 1, 161), NULL) AS last_text, tm.status AS last_status, tm.at AS last_at,
  th.last_inbound_at`;

/** What `ticketColumns` needs after `tickets` under the name `t`. */
export const ticketJoins: Sql = sql`CROSS JOIN contacts tc ON tc.id = t.contact_id
  CROSS JOIN connections tcn ON tcn.id = t.connection_id
  LEFT JOIN departments td ON td.id = t.department_id LEFT JOIN users ta ON ta.id = t.assignee_id
  LEFT JOIN messages tm ON tm.id = t.last_message_id
  LEFT JOIN threads th ON th.connection_id = t.connection_id AND th.contact_id = t.contact_id`;

/** A ticket from a row of `ticketColumns`. */
export function ticketFromRow(row: Row): Ticket {
  return {
    id: String(row.id),
    protocol: String(row.protocol),
    status: ticketStatusOf(row.status),
    revision: Number(row.revision),
    contact: contactNameFromRow(row, "tc"),
    connection: { id: String(row.connection_id), name: String(row.connection_name) },
    department: row.department_id === null ? null : {
      id: String(row.department_id),
      name: String(row.department_name),
      hue: Number(row.department_hue),
    },
    assignee: row.assignee_id === null
      ? null
      : { id: String(row.assignee_id), publicName: String(row.assignee_name) },
    unread: Number(row.unread),
    inboundSeq: Number(row.inbound_seq),
    lastMessage: lastMessageFromRow(row),
    lastMessageAt: Number(row.last_message_at),
    waitingSince: timeOf(row.waiting_since),
    windowClosesAt: row.last_inbound_at === null ? null : Number(row.last_inbound_at) + SERVICE_WINDOW_MS,
    acceptanceSent: row.acceptance_sent === 1,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    resolvedAt: timeOf(row.resolved_at),
  };
}

function lastMessageFromRow(row: Row): LastMessage | null {
  if (row.last_id === null) return null;
  return {
    id: String(row.last_id),
    direction: row.last_direction === "in" ? "in" : "out",
    type: String(row.last_type),
    text: previewOf(textOf(row.last_text)),
    status: messageStatusOf(row.last_status),
    at: Number(row.last_at),
  };
}

/** A stored state; a bug if it is none of ours. */
export function ticketStatusOf(value: unknown): TicketStatus {
  const status = TICKET_STATUSES.find((known) => known === value);
  if (!status) throw new Error(`a stored ticket status is none of ours: ${value}`);
  return status;
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;
const timeOf = (value: unknown) => typeof value === "number" ? value : null;

/** The query of `getTicket`, for reading it in one snapshot with others. */
export const ticketQuery = (id: string): Sql =>
  sql`SELECT ${ticketColumns} FROM tickets t ${ticketJoins} WHERE t.public_id = ${id}`;

/** The ticket of that id; throws `ticket_not_found`. */
export async function getTicket(reader: Reader, id: string): Promise<Ticket> {
  const [row] = await reader.rows(ticketQuery(id));
  if (!row) throw notFound("ticket_not_found", "No such ticket");
  return ticketFromRow(row);
}

/** The ticket of that id as the viewer may see it; throws `ticket_not_found` for whoever may not know of it, too. */
export async function getVisibleTicket(reader: Reader, id: string, viewer: Viewer): Promise<Ticket> {
  const ticket = await getTicket(reader, id);
  requireMaySee(viewer, ticket);
  return ticket;
}

/** Since when its assignee has a ticket; null if nobody has it. Only refusals tell it: events need not carry it. */
export async function findAcceptedAt(reader: Reader, id: string): Promise<number | null> {
  const [row] = await reader.rows(sql`SELECT accepted_at FROM tickets WHERE public_id = ${id}`);
  return timeOf(row?.accepted_at);
}

/** What a ticket shows, in the order of `stillShows`; the first is its id. */
export function shownBy(ticket: Ticket): readonly (string | number | null)[] {
  const { lastMessage, windowClosesAt } = ticket;
  return [
    ticket.id,
    ticket.revision,
    ticket.status,
    ticket.unread,
    ticket.inboundSeq,
    ticket.lastMessageAt,
    lastMessage && lastMessage.id + lastMessage.status + lastMessage.type,
    `${ticket.contact.name ?? ""}\n${ticket.contact.picture ?? ""}`,
    windowClosesAt === null ? null : windowClosesAt - SERVICE_WINDOW_MS,
  ];
}

/** True of the row of `tickets` that still shows what `shownBy` said, given in SQL. */
export function stillShows(shown: readonly Sql[]): Sql {
  const [id, revision, status, unread, inboundSeq, lastMessageAt, lastMessage, contact, heardAt] = shown;
  return sql`tickets.public_id = ${id} AND tickets.revision = ${revision} AND tickets.status = ${status}
    AND tickets.unread = ${unread} AND tickets.inbound_seq = ${inboundSeq}
    AND tickets.last_message_at = ${lastMessageAt}
    AND (SELECT m.public_id || m.status || iif(m.revoked_at IS NULL, m.type, 'revoked') FROM messages m WHERE m.id = tickets.last_message_id) IS ${lastMessage}
    AND (SELECT ifnull(c.given_name, ifnull(c.name, '')) || char(10) || ifnull(substr(c.picture_sha256, 1, 12), '')
      FROM contacts c WHERE c.id = tickets.contact_id) IS ${contact}
    AND (SELECT h.last_inbound_at FROM threads h
      WHERE h.connection_id = tickets.connection_id AND h.contact_id = tickets.contact_id) IS ${heardAt}`;
}

/** True of the row while it shows what `was` shows: the guard of every unit that announces the whole ticket. */
function unchangedSince(was: Ticket): Sql {
  return stillShows(shownBy(was).map((value) => sql`${value}`));
}

/** Guards a unit that announces a ticket without changing it. */
export function requireUnchanged(unit: Unit, was: Ticket): void {
  unit.write(sql`UPDATE tickets SET revision = revision WHERE ${unchangedSince(was)}`, { changes: 1 });
}

/** Writes a ticket's new state; guarded by what was read. Its last message must have been written before. */
export function saveTicket(unit: Unit, ticket: Ticket, { was }: { was: Ticket }): void {
  unit.write(
    sql`UPDATE tickets SET status = ${ticket.status}, revision = ${ticket.revision}, unread = ${ticket.unread},
        department_id = (SELECT id FROM departments WHERE public_id = ${ticket.department?.id}),
        accepted_at = CASE
          WHEN assignee_id IS (SELECT id FROM users WHERE public_id = ${ticket.assignee?.id}) THEN accepted_at
          WHEN ${ticket.assignee?.id} IS NOT NULL THEN ${ticket.updatedAt} END,
        assignee_id = (SELECT id FROM users WHERE public_id = ${ticket.assignee?.id}),
        last_message_id = (SELECT id FROM messages WHERE public_id = ${ticket.lastMessage?.id}),
        last_message_at = ${ticket.lastMessageAt}, waiting_since = ${ticket.waitingSince},
        acceptance_sent = ${ticket.acceptanceSent}, updated_at = ${ticket.updatedAt},
        resolved_at = ${ticket.resolvedAt}
      WHERE ${unchangedSince(was)}`,
    { changes: 1 },
  );
}
