/**
 * Who may see a thread: whoever sees any ticket of that contact on that connection.
 *
 * Pages, API, the history of a message, its file: all ask here. A colleague who had an
 * earlier ticket of this customer sees all that was ever said in the thread.
 */

import { type Reader, sql } from "../db/mod.ts";
import type { Viewer } from "../users/user.ts";
import { visibleTo } from "./ticket_list_store.ts";

/** A contact's thread on a connection; a message names both. */
export interface ThreadKey {
  readonly contactId: string;
  readonly connectionId: string;
}

/** Whether the viewer may see the thread. */
export async function canSeeThread(reader: Reader, viewer: Viewer, thread: ThreadKey): Promise<boolean> {
  const rows = await reader.rows(
    sql`SELECT 1 FROM tickets t WHERE t.contact_id = (SELECT id FROM contacts WHERE public_id = ${thread.contactId})
      AND t.connection_id = (SELECT id FROM connections WHERE public_id = ${thread.connectionId})
      AND ${visibleTo(viewer)} LIMIT 1`,
  );
  return rows.length > 0;
}

/** Whether the viewer may see that contact at all: in any thread. */
export async function canSeeContact(reader: Reader, viewer: Viewer, contactId: string): Promise<boolean> {
  const rows = await reader.rows(
    sql`SELECT 1 FROM tickets t WHERE t.contact_id = (SELECT id FROM contacts WHERE public_id = ${contactId})
      AND ${visibleTo(viewer)} LIMIT 1`,
  );
  return rows.length > 0;
}
