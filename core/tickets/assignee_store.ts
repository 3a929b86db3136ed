/** Whose tickets are being served, and the guard for taking them all away at once. */

import type { Unit } from "../core.ts";
import { type Reader, sql } from "../db/mod.ts";
import type { Ticket } from "./ticket.ts";
import { ticketColumns, ticketFromRow, ticketJoins } from "./ticket_store.ts";

/** The tickets that this user is serving now. */
export async function listAttendedBy(reader: Reader, userId: string): Promise<Ticket[]> {
  const rows = await reader.rows(
    sql`SELECT ${ticketColumns} FROM tickets t ${ticketJoins}
      WHERE t.status = 'attending' AND t.assignee_id = (SELECT id FROM users WHERE public_id = ${userId}) ORDER BY t.id`,
  );
  return rows.map(ticketFromRow);
}

/** How many tickets this user is serving now. */
export async function countAttendedBy(reader: Reader, userId: string): Promise<number> {
  const [row] = await reader.rows(
    sql`SELECT count(*) AS n FROM tickets t
      WHERE t.status = 'attending' AND t.assignee_id = (SELECT id FROM users WHERE public_id = ${userId})`,
  );
  return Number(row?.n ?? 0);
}

/** Guards a unit: the user still serves exactly so many tickets. */
export function requireAttendedCount(unit: Unit, userId: string, count: number): void {
  unit.write(
    sql`UPDATE users SET active = active WHERE public_id = ${userId} AND ${count} = (SELECT count(*) FROM tickets t
      WHERE t.status = 'attending' AND t.assignee_id = users.id)`,
    { changes: 1 },
  );
}
