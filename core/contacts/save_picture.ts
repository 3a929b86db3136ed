/** Giving a contact a picture, or taking it away; the file is kept by `storePicture` of core/media before. */

import type { Core } from "../core.ts";
import type { Viewer } from "../users/user.ts";
import type { Contact } from "./contact.ts";
import { editContact } from "./edit_contact.ts";

/** Whose picture, and who does it. */
export interface OfContact {
  readonly contactId: string;
  readonly viewer: Viewer;
}

/** Gives the contact the kept picture of that hash. Refuses `permission_missing`, `contact_not_found`. */
export function savePicture(core: Core, { sha256, ...of }: OfContact & { sha256: string }): Promise<Contact> {
  return editContact(core, { ...of, verb: "contact.save_picture", edit: { pictureSha256: sha256 } });
}

/** Takes the picture away; initials stand there again. Refuses as `savePicture` does. */
export function removePicture(core: Core, of: OfContact): Promise<Contact> {
  return editContact(core, { ...of, verb: "contact.remove_picture", edit: { pictureSha256: null } });
}
