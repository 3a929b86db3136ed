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
export {
  type ForwardMessage,
  forwardMessage,
  type ForwardToContact,
  forwardToContact,
} from "./forward_message.ts";
export { noteTyping } from "./note_typing.ts";
export { isEmoji, reactToMessage } from "./react_to_message.ts";
export { resendMessage, settleMessage } from "./resend_message.ts";
export { sendReaction, withdrawReaction } from "./send_reaction.ts";
export { sendReceipt } from "./send_receipt.ts";
export { parsePhone, type StartConversation, startConversation } from "./start_conversation.ts";
export { signatureFor } from "./signature.ts";
export {
  type Received,
  receiveDeliveries,
  receivedUpTo,
  reprocessDelivery,
  setDeliveryAside,
} from "./receive_deliveries.ts";
export { listOutcomes, type Outcome, type OutcomeState } from "./list_outcomes.ts";
export { reprocessKept, reprocessSetAside } from "./reprocess_kept.ts";
