/** Contacts: the customers, by whatever Meta calls them. */
export { contactColumns, contactFromRow, findContacts, getContact, listContacts } from "./contact_store.ts";
export {
  insertContacts,
  insertIdentities,
  markConflicts,
  saveContacts,
  saveWaId,
} from "./contact_write_store.ts";
export { matchKey } from "./match_key.ts";
