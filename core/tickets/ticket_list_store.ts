/**
 * Lists and counts of tickets, as one viewer may see them.
 *
 * What an agent sees is a union: each department, those without one, their own.
 * Every branch walks one index from its newest entry and stops after a page, so
 * that the cost is a page a branch, whatever else the table holds and without
 * statistics.
 *
 * The danger: visibility in SQL beside visibility in `canSeeTicket`. A test holds
 * the two against each other for every kind of viewer and ticket.
 */

import { cursorOf, parseCursor } from "../cursor.ts";
import { json, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import type { Viewer } from "../users/user.ts";
import { type Ticket, TICKET_STATUSES, type TicketStatus } from "./ticket.ts";
import { seesAllTickets } from "./ticket_policy.ts";
import { ticketColumns, ticketFromRow, ticketJoins, ticketStatusOf } from "./ticket_store.ts";

/** Which tickets. */
export interface TicketListing {
  readonly viewer: Viewer;
  readonly status?: TicketStatus | undefined;
  /** A department's id, "none" for tickets without one, null or absent for all. */
  readonly departmentId?: string | null | undefined;
  readonly connectionId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One page, newest last message first. */
export interface TicketPage {
  readonly tickets: readonly Ticket[];
  readonly nextCursor: string | null;
}

const departmentIs = (id: string) =>
  id === "none"
    ? sql`t.department_id IS NULL`
    : sql`t.department_id = (SELECT id FROM departments WHERE public_id = ${id})`;
const ownedBy = (viewer: Viewer) =>
  sql`t.assignee_id = (SELECT id FROM users WHERE public_id = ${viewer.id})`;
const departmentsOf = (viewer: Viewer) =>
  sql`SELECT id FROM departments WHERE public_id IN (SELECT value FROM json_each(${
    json(viewer.departmentIds)
  }))`;

/** `canSeeTicket` in SQL, of tickets under the name `t`. */
export function visibleTo(viewer: Viewer): Sql {
  if (seesAllTickets(viewer)) return sql`true`;
  return sql`(${ownedBy(viewer)} OR t.department_id IN (${departmentsOf(viewer)})
    OR (t.department_id IS NULL AND ${viewer.seeUnassigned}))`;
}

/** The conditions whose union is what the viewer sees of the filter; each is one walk along an index. */
function branches({ viewer, departmentId = null, contactId }: TicketListing): Sql[] {
  const inFilter = departmentId === null ? sql`true` : departmentIs(departmentId);
  if (contactId !== undefined) {
    return [
      sql`t.contact_id = (SELECT id FROM contacts WHERE public_id = ${contactId})
        AND ${inFilter} AND ${visibleTo(viewer)}`,
    ];
  }
  if (seesAllTickets(viewer)) return [inFilter];
  const seen = [...viewer.departmentIds, ...(viewer.seeUnassigned ? ["none"] : [])];
  if (departmentId === null) return [...seen.map(departmentIs), ownedBy(viewer)];
  return seen.includes(departmentId) ? [inFilter] : [sql`${ownedBy(viewer)} AND ${inFilter}`];
}

/** The query of a page, one row more than asked, for `ticketsFromRows`; throws `cursor_invalid`. */
export function ticketsQuery(listing: TicketListing): Sql {
  const after = listing.cursor === undefined ? null : parseCursor(listing.cursor);
  const statuses = listing.status ? [listing.status] : TICKET_STATUSES;
  const further = sql`${after ? sql`AND (t.last_message_at, t.id) < (${after.at}, ${after.row})` : sql``}
    ${
    listing.connectionId === undefined
      ? sql``
      : sql`AND t.connection_id = (SELECT id FROM connections WHERE public_id = ${listing.connectionId})`
  }`;
  const walks = statuses.flatMap((status) =>
    branches(listing).map((branch) =>
      sql`SELECT id, at FROM (SELECT t.id AS id, t.last_message_at AS at FROM tickets t
        WHERE t.status = ${status} AND ${branch} ${further}
        ORDER BY t.last_message_at DESC, t.id DESC LIMIT ${listing.limit + 1})`
    )
  );
  const union = walks.reduce((all, walk) => sql`${all} UNION ${walk}`);
  return sql`SELECT ${ticketColumns}
    FROM (SELECT id AS row FROM (${union}) ORDER BY at DESC, id DESC LIMIT ${listing.limit + 1}) AS page
    CROSS JOIN tickets t ON t.id = page.row ${ticketJoins}
    ORDER BY t.last_message_at DESC, t.id DESC`;
}

/** The page out of the rows of `ticketsQuery`. */
export function ticketsFromRows(rows: readonly Row[], limit: number): TicketPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const place = rows.length > limit && last &&
    { at: Number(last.last_message_at), row: Number(last.row_id), id: String(last.id) };
  return { tickets: shown.map(ticketFromRow), nextCursor: place ? cursorOf(place) : null };
}

/** A page of tickets that the viewer may see; throws `cursor_invalid`. */
export async function listTickets(reader: Reader, listing: TicketListing): Promise<TicketPage> {
  return ticketsFromRows(await reader.rows(ticketsQuery(listing)), listing.limit);
}

/** What is counted. */
export type TicketCounting = Pick<TicketListing, "viewer" | "departmentId">;

/** The query of how many tickets of each state the viewer may see: counters only, no ticket is touched. */
export function countsQuery({ viewer, departmentId = null }: TicketCounting): Sql {
  const filtered = departmentId === null
    ? sql`true`
    : departmentId === "none"
    ? sql`department_id = 0`
    : sql`department_id = (SELECT id FROM departments WHERE public_id = ${departmentId})`;
  if (seesAllTickets(viewer)) {
    return sql`SELECT status, sum(n) AS n FROM ticket_counts WHERE ${filtered} GROUP BY status`;
  }
  const seen = sql`(${departmentsOf(viewer)} UNION ALL SELECT 0 WHERE ${viewer.seeUnassigned})`;
  return sql`SELECT status, sum(n) AS n FROM (
      SELECT status, n FROM ticket_counts WHERE department_id IN ${seen} AND ${filtered}
      UNION ALL SELECT status, n FROM assignee_counts
        WHERE user_id = (SELECT id FROM users WHERE public_id = ${viewer.id})
          AND department_id NOT IN ${seen} AND ${filtered})
    GROUP BY status`;
}

/** The counts out of the rows of `countsQuery`. */
export function countsFromRows(rows: readonly Row[]): Record<TicketStatus, number> {
  const counts = { attending: 0, waiting: 0, resolved: 0 };
  for (const row of rows) counts[ticketStatusOf(row.status)] = Number(row.n);
  return counts;
}
