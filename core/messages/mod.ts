/** Messages: what is said, from the composer to the customer's phone. */
export type { Channel, PhoneNumberInfo, Recipient, SendAction, Sender, SendOutcome } from "./channel.ts";
export { type DeliverMessage, deliverMessage } from "./deliver_message.ts";
export { draftFromRows, draftQuery } from "./draft_store.ts";
export * from "./message.ts";
export { plainText } from "./plain_text.ts";
export { abandonMessage } from "./record_delivery.ts";
export { purgePaces } from "./send_store.ts";
export { withBubble } from "./update_message.ts";
export { type SaveDraft, saveDraft } from "./save_draft.ts";
export { type SendText, sendText, type TextSent } from "./send_text.ts";
export {
  type Deliveries,
  type Received,
  receiveDeliveries,
  receivedUpTo,
  setDeliveryAside,
} from "./receive_deliveries.ts";
