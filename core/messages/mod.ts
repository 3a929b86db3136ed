/** Messages: what is said, from the composer to the customer's phone. */
export type { Channel } from "./channel.ts";
export { deliverMessage } from "./deliver_message.ts";
export { draftFromRows, draftQuery } from "./draft_store.ts";
export { abandonMessage } from "./record_delivery.ts";
export { purgePaces } from "./send_store.ts";
export { saveDraft } from "./save_draft.ts";
export { type MessageSent, type SendMessage, sendMessage } from "./send_message.ts";
export { sendText } from "./send_text.ts";
export type { MessageBody } from "./message_body.ts";
export { signatureFor } from "./signature.ts";
export {
  type Received,
  receiveDeliveries,
  receivedUpTo,
  reprocessDelivery,
  setDeliveryAside,
} from "./receive_deliveries.ts";
