/**
 * All that the page of one contact shows.
 *
 * Whoever sees none of the contact's tickets is told that there is no such contact; whoever sees some gets those
 * tickets, and the files of those threads, and no others.
 */

import type { Core } from "../core.ts";
import { listTickets } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { findFacts } from "./contact_facts_store.ts";
import { listContactMedia } from "./contact_media_store.ts";
import { type ContactScreen, MEDIA_SHELVES, type MediaPage, type MediaShelf } from "./contact_screen.ts";
import { getContact } from "./contact_store.ts";
import { listNotes } from "./note_store.ts";

/** Whose page, for whom; cursors of what lies further back. */
export interface LoadContact {
  readonly contactId: string;
  readonly viewer: Viewer;
  readonly notesCursor?: string | undefined;
  readonly ticketsCursor?: string | undefined;
}

const NOTES = 10;
const TICKETS = 10;
const FILES: Readonly<Record<MediaShelf, number>> = { pictures: 8, documents: 4, sounds: 4 };

/** The page of a contact as the viewer may see it; throws `contact_not_found`, `cursor_invalid`. */
export function loadContact(core: Core, order: LoadContact): Promise<ContactScreen> {
  const { contactId, viewer } = order;
  return core.decide(async (db) => {
    const contact = await getContact(db, contactId, viewer);
    const [known, notes, tickets, ...shelves] = await Promise.all([
      findFacts(db, contactId),
      listNotes(db, { contactId, limit: NOTES, cursor: order.notesCursor }),
      listTickets(db, { viewer, contactId, limit: TICKETS, cursor: order.ticketsCursor }),
      ...MEDIA_SHELVES.map(async (shelf) =>
        [shelf, await listContactMedia(db, { viewer, contactId, shelf, limit: FILES[shelf] })] as const
      ),
    ]);
    const none: MediaPage = { files: [], nextCursor: null };
    const files = { pictures: none, documents: none, sounds: none, ...Object.fromEntries(shelves) };
    return { contact, ...known, notes, tickets, files };
  });
}
