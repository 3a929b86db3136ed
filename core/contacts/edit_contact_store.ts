/** What a person changes of a contact, written; and the tickets whose viewers must hear of it. */

import type { Unit } from "../core.ts";
import { type Reader, type Sql, sql } from "../db/mod.ts";
import { type Ticket, ticketColumns, ticketFromRow, ticketJoins } from "../tickets/mod.ts";
import type { Contact } from "./contact.ts";

/** What is edited: the name we give them, and the hash of their picture. */
export interface ContactEdit {
  readonly givenName?: string | null;
  readonly pictureSha256?: string | null;
}

/** Writes it; guarded by the name and the picture that were read. */
export function saveEdit(unit: Unit, was: Contact, edit: ContactEdit, now: number): void {
  const { givenName = was.givenName, pictureSha256 } = edit;
  unit.write(
    sql`UPDATE contacts SET given_by = iif(given_name IS ${givenName}, given_by, NULL), given_name = ${givenName}, updated_at = ${now}
        ${pictureSha256 === undefined ? sql`` : sql`, picture_sha256 = ${pictureSha256}`}
      WHERE public_id = ${was.id} AND given_name IS ${was.givenName}
        AND substr(picture_sha256, 1, 12) IS ${was.picture ?? null}`,
    { changes: 1 },
  );
}

/** The hash of the contact's picture; null: they have none. */
export async function findPicture(reader: Reader, contactId: string): Promise<string | null> {
  const [row] = await reader.rows(sql`SELECT picture_sha256 FROM contacts WHERE public_id = ${contactId}`);
  return typeof row?.picture_sha256 === "string" ? row.picture_sha256 : null;
}

/**
 * The query of those tickets of contacts (rows of their ids) which tell their news: those that are not resolved, and the newest of each department and assignee: whoever
 * sees any of the contact's rows sees one of these.
 */
export const tellingTicketsQuery = (contacts: Sql): Sql =>
  sql`SELECT ${ticketColumns} FROM (SELECT o.id AS telling,
        o.id = max(o.id) OVER (PARTITION BY o.contact_id, o.department_id, o.assignee_id) AS newest FROM tickets o
      WHERE o.contact_id IN (${contacts}))
    CROSS JOIN tickets t ON t.id = telling AND (newest OR t.status <> 'resolved') ${ticketJoins} ORDER BY t.id`;

/** The tickets that tell a contact's news. */
export async function listTellingTickets(reader: Reader, contactId: string): Promise<Ticket[]> {
  const rows = await reader.rows(
    tellingTicketsQuery(sql`SELECT id FROM contacts WHERE public_id = ${contactId}`),
  );
  return rows.map(ticketFromRow);
}
