/** Contacts: the customers, by whatever Meta calls them. */
export { addNote, deleteNote } from "./add_note.ts";
export { findFacts } from "./contact_facts_store.ts";
export { listContactMedia } from "./contact_media_store.ts";
export {
  type ContactFacts,
  type ContactFile,
  type ContactScreen,
  MEDIA_SHELVES,
  type MediaPage,
  type MediaShelf,
  type NotePage,
} from "./contact_screen.ts";
export {
  contactColumns,
  contactFromRow,
  type ContactListing,
  type ContactPage,
  findContacts,
  getContact,
  listContacts,
} from "./contact_store.ts";
export { type LoadContact, loadContact } from "./load_contact.ts";
export { type ContactNote, NOTE_LIMIT } from "./note.ts";
export { listNotes } from "./note_store.ts";
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
export type { GroupChat, GroupParticipant } from "./group_chat.ts";
export {
  groupChatFromRow,
  groupChatsQuery,
  groupChatsWrittenToQuery,
  saveGroupChats,
} from "./group_chat_store.ts";
export { findPicture, tellingTicketsQuery } from "./edit_contact_store.ts";
export { listIdentities } from "./identity_store.ts";
export { NAME_LIMIT, saveName } from "./save_name.ts";
export { removePicture, savePicture } from "./save_picture.ts";
export { matchKey } from "./match_key.ts";
