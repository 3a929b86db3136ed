/** Contacts: the customers, by whatever Meta calls them. */
export { addNote, deleteNote } from "./add_note.ts";
export { type ContactFacts, findFacts } from "./contact_facts_store.ts";
export {
  type ContactFile,
  listContactMedia,
  MEDIA_SHELVES,
  type MediaPage,
  type MediaShelf,
} from "./contact_media_store.ts";
export {
  contactColumns,
  contactFromRow,
  type ContactListing,
  type ContactPage,
  findContacts,
  getContact,
  listContacts,
} from "./contact_store.ts";
export { type ContactScreen, type LoadContact, loadContact } from "./load_contact.ts";
export { type ContactNote, NOTE_LIMIT } from "./note.ts";
export { listNotes, type NotePage } from "./note_store.ts";
export {
  insertContacts,
  insertIdentities,
  markConflicts,
  type MarketingWord,
  removeIdentities,
  saveContacts,
  saveMarketing,
  saveWaId,
} from "./contact_write_store.ts";
export {
  type GroupChat,
  groupChatFromRow,
  groupChatsQuery,
  groupChatsWrittenToQuery,
  type GroupParticipant,
  saveGroupChats,
} from "./group_chat_store.ts";
export { findPicture } from "./edit_contact_store.ts";
export { NAME_LIMIT, saveName } from "./save_name.ts";
export { removePicture, savePicture } from "./save_picture.ts";
export { matchKey } from "./match_key.ts";
