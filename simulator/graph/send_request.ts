/**
 * A send as Meta reads it: who it is for, what it says, and the refusals that
 * need nothing but the request itself.
 */
import { isObject, type JsonObject, textAt } from "../json.ts";
import { digitsOf } from "../phone_variants.ts";
import { type GraphError, graphError, invalidParameter } from "./graph_error.ts";
import { type MessageContent, readMessageContent } from "./message_types.ts";

/** A well-formed send. */
export interface SendRequest extends MessageContent {
  /** As the business wrote it. */
  to: string;
  addressedBy: "phone" | "bsuid";
  opaque: string | null;
  replyTo: string | null;
}

/** Whether this is a refusal. */
export function isGraphError(value: SendRequest | MessageContent | GraphError): value is GraphError {
  return "subcode" in value;
}

/** The send in a request body, or Meta's refusal. Where both are given, `to` wins over `recipient`. */
export function parseSendRequest(body: JsonObject): SendRequest | GraphError {
  if (body.messaging_product === undefined) {
    return invalidParameter("The parameter messaging_product is required.");
  }
  if (body.messaging_product !== "whatsapp") {
    return invalidParameter(
      'Param messaging_product must be one of {WHATSAPP} - got "' + body.messaging_product + '".',
    );
  }
  if (body.recipient_type !== undefined && body.recipient_type !== "individual") {
    return invalidParameter(
      `Param recipient_type must be one of {INDIVIDUAL} - got "${body.recipient_type}".`,
    );
  }
  const to = typeof body.to === "number" ? String(body.to) : textAt(body, "to");
  const recipient = textAt(body, "recipient");
  if (to === null && recipient === null) return invalidParameter("The parameter to is required.");
  if (to !== null && !/^\d{5,15}$/.test(digitsOf(to))) {
    return graphError(131009, "The recipient phone number is not a valid phone number.");
  }
  if (to === null && !/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(recipient ?? "")) {
    return graphError(131009, "The recipient is not a valid business-scoped user ID.");
  }
  const opaque = body.biz_opaque_callback_data;
  if (opaque !== undefined && (typeof opaque !== "string" || [...opaque].length > 512)) {
    return invalidParameter("Param biz_opaque_callback_data must be a string of at most 512 characters.");
  }
  const content = readMessageContent(body);
  if (isGraphError(content)) return content;
  return {
    ...content,
    to: to ?? recipient ?? "",
    addressedBy: to === null ? "bsuid" : "phone",
    opaque: typeof opaque === "string" ? opaque : null,
    replyTo: isObject(body.context) ? textAt(body.context, "message_id") : null,
  };
}
