/**
 * What webhooks say of messages and statuses: the `value` of a change.
 *
 * What is left out matters as much as what is there: no `wa_id`, `from` or
 * `recipient_id` for a customer who does not share the phone number, no
 * `contacts` on a failure, and no profile on statuses.
 */
import type { ChatMessage } from "../chat.ts";
import { errorDetails, errorTitle } from "../graph/error_codes.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import type { Phone } from "../phone.ts";

/** The number that a webhook is about. */
export function metadata(number: RegisteredNumber): JsonObject {
  const display_phone_number = number.displayPhoneNumber.replace(/\D/g, "");
  return { display_phone_number, phone_number_id: number.phoneNumberId };
}

/** Seconds since the epoch, as a text: the form of most timestamps in webhooks. */
export const seconds = (ms: number) => String(Math.floor(ms / 1000));

/** The `value` of a message that a customer wrote. */
export function messageValue(number: RegisteredNumber, phone: Phone, message: ChatMessage): JsonObject {
  const shown = phone.shares_phone && phone.phone ? phone.phone : undefined;
  const context = message.reply_to
    ? { from: metadata(number).display_phone_number, id: message.reply_to }
    : undefined;
  return {
    messaging_product: "whatsapp",
    metadata: metadata(number),
    contacts: isNamed(message) ? [contactOf(phone)] : undefined,
    messages: [{
      context,
      from: shown,
      from_user_id: phone.bsuid,
      group_id: message.group_id ?? undefined,
      id: message.wamid,
      timestamp: seconds(message.at),
      ...message.content,
    }],
  };
}

/** News of a changed number names nobody: whom it is about stands in the message alone. */
function isNamed({ content }: ChatMessage): boolean {
  const told = isObject(content.system) ? content.system.type : null;
  return told !== "user_changed_number" && told !== "user_changed_user_id";
}

/** A customer as `contacts[]` lists them. */
export function contactOf(phone: Phone): JsonObject {
  const shown = phone.shares_phone && phone.phone ? phone.phone : undefined;
  const profile = { name: phone.name, username: phone.username ?? undefined };
  return { profile, wa_id: shown, user_id: phone.bsuid };
}

/** What Meta says a status costs. */
export interface Pricing {
  billable: boolean;
  pricing_model: "PMP";
  type: "regular" | "free_customer_service";
  category: "service" | "utility" | "marketing" | "authentication";
}

/** The `value` of a status of a message the business sent. */
export function statusValue(
  number: RegisteredNumber,
  phone: Phone | null,
  message: ChatMessage,
  status: string,
  at: number,
  pricing: Pricing | null,
): JsonObject {
  const failed = status === "failed";
  const shown = phone?.shares_phone && phone.phone ? phone.phone : undefined;
  const dialled = message.addressed_by === "phone" ? (phone?.phone ?? message.to?.replace(/\D/g, "")) : shown;
  const named = failed && message.addressed_by === "phone" ? undefined : phone?.bsuid ?? bsuidOf(message);
  return {
    messaging_product: "whatsapp",
    metadata: metadata(number),
    contacts: failed || !phone ? undefined : [{ wa_id: dialled, user_id: phone.bsuid }],
    statuses: [{
      id: message.wamid,
      status,
      timestamp: seconds(at),
      recipient_id: dialled,
      recipient_user_id: named,
      biz_opaque_callback_data: message.opaque ?? undefined,
      pricing: pricing ?? undefined,
      errors: message.error_code === null
        ? undefined
        : [statusError(message.error_code, message.error_details)],
    }],
  };
}

function bsuidOf(message: ChatMessage): string | undefined {
  return message.addressed_by === "bsuid" ? message.to ?? undefined : undefined;
}

function statusError(code: number, details: string | null): JsonObject {
  return {
    code,
    title: errorTitle(code),
    message: errorTitle(code),
    error_data: { details: details ?? errorDetails(code) },
    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
  };
}
