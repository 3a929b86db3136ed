/** Threads: a contact's bubbles on a connection as they lie in the database, and those that nobody types. */
export { aQueuedMessage, aSystemLine, automaticMessage } from "./automatic_message.ts";
export { messageFromRow, messageStatusOf } from "./message_rows.ts";
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
export { contactNameColumns, contactNameFromRow, pictureOf } from "./name_rows.ts";
export {
  type Arrived,
  insertReceipts,
  listReceipts,
  type MessageChange,
  requireParked,
  requireReceipts,
  saveStatus,
  saveStatuses,
} from "./receipt_store.ts";
export { type Heard, saveHeard } from "./thread_store.ts";
export { listMessagesOfTicket } from "./ticket_messages_store.ts";
