/**
 * Notes about a contact: whoever may see the contact may read and add them; only its author deletes one.
 *
 * A note is for the team alone. It is no part of a thread, never sent, and no event carries it.
 */

import type { Core } from "../core.ts";
import { forbidden, invalid, notFound } from "../errors.ts";
import { getContact } from "./contact_store.ts";
import { type ContactNote, NOTE_LIMIT } from "./note.ts";
import { deleteNoteRow, findNoteAuthor, insertNote } from "./note_store.ts";
import type { OfContact } from "./save_picture.ts";

/** Adds a note. Refuses `note_empty`, `note_too_long`, `contact_not_found`. */
export async function addNote(
  core: Core,
  { contactId, viewer, ...order }: OfContact & { text: string },
): Promise<ContactNote> {
  const text = order.text.trim();
  if (!text) throw invalid("note_empty", "A note has words");
  if ([...text].length > NOTE_LIMIT) {
    throw invalid("note_too_long", `A note has at most ${NOTE_LIMIT} characters`, { limit: NOTE_LIMIT });
  }
  return await core.decide(async (db) => {
    await getContact(db, contactId, viewer);
    const { id, publicName } = viewer;
    const note = { id: core.newId("note"), text, author: { id, publicName }, createdAt: core.now() };
    await core.commit((unit) => {
      insertNote(unit, contactId, note);
      unit.audit({ verb: "contact.add_note", on: contactId, by: viewer.id, details: { note: note.id } });
    });
    return note;
  });
}

/** Deletes one's own note. Refuses `note_not_found`, `note_not_yours`, `contact_not_found`. */
export function deleteNote(
  core: Core,
  { contactId, viewer, noteId }: OfContact & { noteId: string },
): Promise<void> {
  return core.decide(async (db) => {
    await getContact(db, contactId, viewer);
    const found = await findNoteAuthor(db, { contactId, noteId });
    if (!found) throw notFound("note_not_found", "There is no such note");
    if (found.authorId !== viewer.id) throw forbidden("note_not_yours", "Only its author deletes a note");
    await core.commit((unit) => {
      deleteNoteRow(unit, noteId);
      unit.audit({ verb: "contact.delete_note", on: contactId, by: viewer.id, details: { note: noteId } });
    });
  });
}
