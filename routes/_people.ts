/** Finding a customer by a piece of their name or number, among those the viewer may see. */

import type { Contact } from "../core/contacts/contact.ts";
import { listContacts } from "../core/contacts/mod.ts";
import type { Core } from "../core/core.ts";
import type { Viewer } from "../core/users/user.ts";

const SHOWN = 20;

/** The newest customers that fit, at most twenty; nothing asked finds nobody. */
export async function findPeople(core: Core, viewer: Viewer, search: string): Promise<Contact[]> {
  if (!search.trim()) return [];
  const { contacts } = await listContacts(core, { viewer, search, limit: 2 * SHOWN });
  return contacts.filter(({ group }) => !group).slice(0, SHOWN);
}

/** Whether somebody is meant by these words: all of them in the name, whatever their accents, or digits of the phone. */
export function matcher(search: string): (who: Pick<Contact, "name" | "phone" | "username">) => boolean {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const digits = search.replace(/\D/g, "");
  return ({ name, phone, username }) => {
    const said = plain(`${name ?? ""} ${username ?? ""}`);
    return words.every((word) => said.includes(word)) ||
      digits.length >= 3 && (phone ?? "").includes(digits);
  };
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
