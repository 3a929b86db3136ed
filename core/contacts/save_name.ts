/** Calling a contact by a name of ours, which goes before the one they chose; without it, theirs stands again. */

import type { Core } from "../core.ts";
import { invalid } from "../errors.ts";
import type { Contact } from "./contact.ts";
import { editContact } from "./edit_contact.ts";
import type { OfContact } from "./save_picture.ts";

/** Characters of a name. */
export const NAME_LIMIT = 100;

/** Saves the name; empty or null takes ours away. Refuses `name_too_long`, `permission_missing`, `contact_not_found`. */
export async function saveName(
  core: Core,
  { name, ...of }: OfContact & { name: string | null },
): Promise<Contact> {
  const givenName = name?.replace(/\s+/gu, " ").trim() || null;
  if (givenName !== null && [...givenName].length > NAME_LIMIT) {
    throw invalid("name_too_long", "A name has at most 100 characters", { limit: NAME_LIMIT });
  }
  return await editContact(core, { ...of, verb: "contact.save_name", edit: { givenName } });
}
