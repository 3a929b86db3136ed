/** The node's journal of raw deliveries. */

export type { Delivery } from "./delivery.ts";
export { openJournal, openJournalReader } from "./journal.ts";
export type { Journal, JournalReader } from "./journal.ts";
export { renewOutdated } from "./renew_outdated.ts";
export { type DeliveryState, loadDeliveryStates } from "./delivery_state_store.ts";
export { journalPosition, type JournalStep, movePosition, setAside } from "./position_store.ts";
export {
  DELIVERY_STATES,
  findSetAside,
  listSetAside,
  type SetAside,
  takeFromAside,
} from "./delivery_state_store.ts";
export { countIgnored, type IgnoredCount, listIgnored } from "./ignored_store.ts";
export {
  type JournalHealth,
  loadJournalHealth,
  OVERDUE_MS,
  QUIET_JOURNAL,
  troubles,
} from "./journal_health.ts";
export {
  type JournalListing,
  type JournalPage,
  type JournalRow,
  listJournal,
  type ReadableJournal,
} from "./list_journal.ts";
