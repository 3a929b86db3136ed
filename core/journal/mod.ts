/** The node's journal of raw deliveries. */

export type { Delivery } from "./delivery.ts";
export { openJournal, openJournalReader } from "./journal.ts";
export type { Journal, JournalReader } from "./journal.ts";
export { renewOutdated } from "./renew_outdated.ts";
export { type DeliveryState, loadDeliveryStates } from "./delivery_state_store.ts";
export { journalPosition, type JournalStep, movePosition, setAside } from "./position_store.ts";
