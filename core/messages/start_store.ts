/** What starting a conversation looks up: who has a phone, and how the window stands. */

import type { Contact } from "../contacts/contact.ts";
import { contactColumns, contactFromRow } from "../contacts/mod.ts";
import { type Reader, sql } from "../db/mod.ts";
import { SERVICE_WINDOW_MS } from "../tickets/ticket.ts";

/** The contact that a match key (`matchKey`) belongs to, or null. */
export async function findContactByPhone(reader: Reader, key: string): Promise<Contact | null> {
  const [row] = await reader.rows(
    sql`SELECT ${contactColumns} FROM contact_identities i CROSS JOIN contacts c ON c.id = i.contact_id
      WHERE i.kind = 'phone' AND i.value = ${key}`,
  );
  return row ? contactFromRow(row) : null;
}

/** When the service window of a contact on a connection closes; null: it never opened. */
export async function findWindowEnd(
  reader: Reader,
  { contactId, connectionId }: { contactId: string; connectionId: string },
): Promise<number | null> {
  const [row] = await reader.rows(
    sql`SELECT last_inbound_at AS at FROM threads
      WHERE contact_id = (SELECT id FROM contacts WHERE public_id = ${contactId})
        AND connection_id = (SELECT id FROM connections WHERE public_id = ${connectionId})`,
  );
  return typeof row?.at === "number" ? row.at + SERVICE_WINDOW_MS : null;
}
