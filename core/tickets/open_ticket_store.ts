/** The one open ticket that a contact may have on a connection. */

import { type Reader, sql } from "../db/mod.ts";
import type { Ticket } from "./ticket.ts";
import { ticketColumns, ticketFromRow, ticketJoins } from "./ticket_store.ts";

/** The contact's waiting or attended ticket on that connection; null: there is none. */
export async function findOpenTicket(
  reader: Reader,
  { contactId, connectionId }: { contactId: string; connectionId: string },
): Promise<Ticket | null> {
  const [row] = await reader.rows(
    sql`SELECT ${ticketColumns} FROM tickets t ${ticketJoins} WHERE t.status IN ('waiting', 'attending')
      AND t.contact_id = (SELECT id FROM contacts WHERE public_id = ${contactId})
      AND t.connection_id = (SELECT id FROM connections WHERE public_id = ${connectionId})`,
  );
  return row ? ticketFromRow(row) : null;
}
