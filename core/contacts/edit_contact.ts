/**
 * Changing what a contact is called or looks like, and telling every screen.
 *
 * A contact's name and picture stand in many rows. The event carries a ticket, and every
 * row of the same contact takes the news from it; it is told of one ticket for each group
 * of people who see others, so that nobody's row keeps the old face.
 */

import type { Core } from "../core.ts";
import { requireUnchanged, scopeOf } from "../tickets/mod.ts";
import { pictureOf } from "../threads/mod.ts";
import type { Viewer } from "../users/user.ts";
import { requirePermission } from "../users/user_policy.ts";
import { type Contact, contactNameOf } from "./contact.ts";
import { getContact } from "./contact_store.ts";
import { type ContactEdit, listTellingTickets, saveEdit } from "./edit_contact_store.ts";

/** Whose, by whom, and what; `verb` names it in the audit log. */
export interface EditContact {
  readonly contactId: string;
  readonly viewer: Viewer;
  readonly verb: string;
  readonly edit: ContactEdit;
}

/** Changes a contact; what is so already is left alone. Refuses `permission_missing`, `contact_not_found`. */
export function editContact(core: Core, { contactId, viewer, verb, edit }: EditContact): Promise<Contact> {
  return core.decide(async (db) => {
    requirePermission(viewer, "edit_contacts");
    const was = await getContact(db, contactId, viewer);
    const contact = edited(was, edit);
    if (contact.givenName === was.givenName && contact.picture === was.picture) return was;
    const tickets = await listTellingTickets(db, contactId);
    await core.commit((unit) => {
      for (const ticket of tickets) requireUnchanged(unit, ticket);
      saveEdit(unit, was, edit, core.now());
      for (const ticket of tickets) {
        unit.emit({
          name: "contact.changed",
          ticketId: ticket.id,
          before: scopeOf(ticket),
          after: { ...ticket, contact: contactNameOf(contact) },
          by: viewer.id,
        });
      }
      unit.audit({ verb, on: contactId, by: viewer.id });
    });
    return contact;
  });
}

/** The contact after that (pure). */
export function edited(was: Contact, { givenName = was.givenName, pictureSha256 }: ContactEdit): Contact {
  const { picture: old, givenBy, ...rest } = was;
  const picture = pictureSha256 === undefined
    ? old
    : pictureSha256 === null
    ? undefined
    : pictureOf(pictureSha256);
  return {
    ...rest,
    name: givenName ?? was.profileName,
    givenName,
    ...(givenBy !== undefined && givenName === was.givenName && { givenBy }),
    ...(picture !== undefined && { picture }),
  };
}
