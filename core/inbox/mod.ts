/** What a viewer sees: the list of tickets and an open thread; loaded here, kept up by folding events. */
export { eventFor } from "./audience.ts";
export {
  byLastMessage,
  foldInbox,
  type InboxFilter,
  type InboxState,
  type StreamEvent,
  type ThreadState,
} from "./inbox.ts";
export { foldThread, withMessage } from "./thread.ts";
export { INBOX_PAGE, type LoadInbox, loadInbox, parseInboxFilter } from "./load_inbox.ts";
export { type LoadThread, loadThread, THREAD_PAGE } from "./load_thread.ts";
