/** Contacts: the customers, by whatever Meta calls them. */
export { type Contact, contactLabel, type ContactName, type Identity } from "./contact.ts";
export {
  contactColumns,
  contactFromRow,
  findContact,
  findContacts,
  getContact,
  listContacts,
} from "./contact_store.ts";
export {
  insertContacts,
  insertIdentities,
  markConflicts,
  saveContacts,
  saveWaId,
} from "./contact_write_store.ts";
export { matchKey } from "./match_key.ts";
