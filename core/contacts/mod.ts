/** Contacts: the customers, by whatever Meta calls them. */
export { type Contact, contactLabel, type ContactName } from "./contact.ts";
export {
  contactColumns,
  contactFromRow,
  findContact,
  findContacts,
  getContact,
  listContacts,
} from "./contact_store.ts";
export { matchKey } from "./match_key.ts";
