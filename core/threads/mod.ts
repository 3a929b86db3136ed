/** Threads: a contact's bubbles on a connection as they lie in the database, and those that nobody types. */
export { aQueuedMessage, aSystemLine, automaticMessage } from "./automatic_message.ts";
export { insertMedia } from "./message_media_store.ts";
export { type MessageChange, requireUnknown, saveMessages } from "./message_change_store.ts";
export { messageFromRow, messageStatusOf, wholeMessageFromRow } from "./message_rows.ts";
export {
  findMessage,
  insertMessages,
  listThread,
  messageColumns,
  messageJoins,
  messageQuery,
  type NewMessage,
  pageFromRows,
  threadQuery,
} from "./message_store.ts";
export { enqueueMarks, listToMark, saveMarked } from "./read_mark_store.ts";
export { contactNameColumns, contactNameFromRow, pictureOf } from "./contact_name_store.ts";
export {
  type Arrived,
  insertReceipts,
  type KnownReceipt,
  knownReceiptFromRow,
  knownReceiptsQuery,
  listReceipts,
  requireParked,
  requireReceipts,
  saveStatus,
} from "./receipt_store.ts";
export {
  isNewerReaction,
  reactionFromRow,
  type ReactionRow,
  reactionsQuery,
  requireReactions,
  saveReactions,
  shownReactions,
} from "./reaction_store.ts";
export {
  listRevisions,
  requireRevisions,
  type Revision,
  revisionFromRow,
  revisionsQuery,
  saveRevisions,
} from "./revision_store.ts";
export { type Heard, type Held, saveHeard, saveHeld } from "./thread_store.ts";
export { listMessagesOfTicket } from "./ticket_messages_store.ts";
