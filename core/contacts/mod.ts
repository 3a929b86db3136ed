/** Contacts: the customers, by whatever Meta calls them. */
export { contactColumns, contactFromRow, findContacts, getContact, listContacts } from "./contact_store.ts";
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
