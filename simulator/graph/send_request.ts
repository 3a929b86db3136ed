/**
 * A send as Meta reads it: who it is for, what it says, and the refusals that
 * need nothing but the request itself and what it names.
 */
import { type JsonObject, textAt } from "../json.ts";
import { digitsOf } from "../phone_variants.ts";
import type { GraphError } from "./graph_error.ts";
import { readMessageContent } from "./message_types.ts";
import type { MessageContent, Sender } from "./messages/message_content.ts";
import { lengthOf, mayObject, needText, orRefusal, refuse, refuseParameter } from "./refusal.ts";

/** A well-formed send. */
export interface SendRequest extends MessageContent {
  /** As the business wrote it. */
  to: string;
  addressedBy: "phone" | "bsuid" | "group";
  opaque: string | null;
  replyTo: string | null;
}

const groupTypes = ["text", "image", "video", "audio", "document", "sticker", "template"];

/** Whether this is a refusal. */
export function isGraphError(value: object): value is GraphError {
  return "subcode" in value;
}

/** The send in a request body, or Meta's refusal. Where both are given, `to` wins over `recipient`. */
export function parseSendRequest(body: JsonObject, sender: Sender): SendRequest | GraphError {
  return orRefusal(() => {
    needProduct(body);
    const address = readAddress(body);
    const opaque = body.biz_opaque_callback_data;
    if (opaque !== undefined && (typeof opaque !== "string" || lengthOf(opaque) > 512)) {
      refuseParameter("Param biz_opaque_callback_data must be a string of at most 512 characters.");
    }
    const context = mayObject(body, "context", "body");
    const replyTo = context === null ? null : needText(context, "message_id", "context");
    const content = readMessageContent(body, sender);
    if (address.addressedBy === "group" && !groupTypes.includes(content.type)) {
      refuse(131051, `Messages of type ${content.type} cannot be sent to a group.`);
    }
    if (address.addressedBy === "bsuid" && content.needsPhone) refuse(131062);
    return { ...content, ...address, opaque: typeof opaque === "string" ? opaque : null, replyTo };
  });
}

/** Every request to a number says that it is about WhatsApp. */
export function needProduct(body: JsonObject): void {
  if (body.messaging_product === undefined) refuseParameter("The parameter messaging_product is required.");
  if (body.messaging_product !== "whatsapp") {
    refuseParameter(`Param messaging_product must be one of {WHATSAPP} - got "${body.messaging_product}".`);
  }
}

function readAddress(body: JsonObject): Pick<SendRequest, "to" | "addressedBy"> {
  const type = body.recipient_type ?? "individual";
  if (type !== "individual" && type !== "group") {
    refuseParameter(`Param recipient_type must be one of {INDIVIDUAL, GROUP} - got "${type}".`);
  }
  const to = typeof body.to === "number" ? String(body.to) : textAt(body, "to");
  const recipient = textAt(body, "recipient");
  if (to === null && (recipient === null || type === "group")) {
    refuseParameter("The parameter to is required.");
  }
  if (type === "group") return { to: to ?? "", addressedBy: "group" };
  if (to !== null) {
    if (!/^\d{5,15}$/.test(digitsOf(to))) {
      refuse(131009, "The recipient phone number is not a valid phone number.");
    }
    return { to, addressedBy: "phone" };
  }
  if (!/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(recipient ?? "")) {
    refuse(131009, "The recipient is not a valid business-scoped user ID.");
  }
  return { to: recipient ?? "", addressedBy: "bsuid" };
}
