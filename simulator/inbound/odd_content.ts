/**
 * Messages that are no words of the customer: news about their account, what the
 * API cannot carry, what has no name yet.
 *
 * Each is told in the form that real traffic has, gaps included (a change of
 * number brings no `contacts`, the oldest kind of error not even a type).
 */
import { flagAt, isObject, type JsonObject, numberAt, textAt } from "../json.ts";
import { newBsuid } from "../phone.ts";
import { digitsOf } from "../phone_variants.ts";
import { type ContentMaker, objectAt } from "./content.ts";

/** An error as webhooks carry it. */
export function webhookError(code: number, title: string, details: string): JsonObject {
  return { code, title, message: title, error_data: { details } };
}

/** `{ unsupported?: "poll" | "edit" | … }`; `legacy` leaves the kind out, as before November 2025. */
export const unsupported: ContentMaker = ({ input }) => {
  const errors = [webhookError(131051, "Message type unknown", "Message type is currently not supported.")];
  const legacy = flagAt(input, "legacy") === true;
  const kind = { type: textAt(input, "unsupported") ?? "poll" };
  return { content: { type: "unsupported", errors, unsupported: legacy ? undefined : kind } };
};

/** The older `unknown`; `no_type` is older still. */
export const unknown: ContentMaker = () => ({
  content: {
    type: "unknown",
    errors: [webhookError(131051, "Unsupported message type", "Message type is not currently supported")],
  },
});

/** A message without any type, only an error. */
export const noType: ContentMaker = () => ({
  content: {
    type: undefined,
    errors: [webhookError(1060, "Message is not valid", "The message is not available any more.")],
  },
});

/** The customer opened the chat for the first time; Meta has withdrawn it. */
export const requestWelcome: ContentMaker = () => ({ content: { type: "request_welcome" } });

/** `{ new_phone, new_bsuid? }`: the customer moves to another phone number. */
export const userChangedNumber: ContentMaker = ({ world, phone, input }) => {
  const wa_id = digitsOf(textAt(input, "new_phone") ?? "");
  if (!/^\d{5,15}$/.test(wa_id)) return { problem: "new_phone must be a phone number." };
  const taken = world.phones.dial(wa_id);
  if (taken && taken !== phone) return { problem: "That phone number belongs to another customer." };
  const user_id = textAt(input, "new_bsuid") ?? newBsuid();
  const body = `User ${phone.name} changed from ${phone.phone ?? phone.bsuid} to ${wa_id}`;
  const system = { body, type: "user_changed_number", wa_id, user_id, previous_user_id: phone.bsuid };
  return { content: { type: "system", system } };
};

/** `{ new_bsuid? }`: only the BSUID changes, no number is told. */
export const userChangedUserId: ContentMaker = ({ phone, input }) => {
  const user_id = textAt(input, "new_bsuid") ?? newBsuid();
  const body = `User ${phone.name} changed from ${phone.bsuid} to ${user_id}`;
  const system = { body, type: "user_changed_user_id", user_id, previous_user_id: phone.bsuid };
  return { content: { type: "system", from: undefined, system } };
};

/** The customer's keys have changed: somebody has set the app up anew. */
export const customerIdentityChanged: ContentMaker = ({ world, phone }) => {
  const created_timestamp = String(Math.floor(world.clock.now() / 1000));
  const identity = { acknowledged: true, created_timestamp, hash: `hash-${created_timestamp}` };
  const system = { body: `User ${phone.name} identity changed`, type: "customer_identity_changed" };
  return { content: { type: "system", identity, system } };
};

/** The errors that a message carries: `{ errors: code | [{ code, title, … }] }`. */
export function errorsOf(input: JsonObject): JsonObject[] | undefined {
  const code = numberAt(input, "errors");
  if (code !== null) return [webhookError(code, "Something went wrong", "Something went wrong")];
  return Array.isArray(input.errors) ? input.errors.filter(isObject) : undefined;
}

/** The ad or post that a customer came from: `{ referral: true | { … } }`. */
export function referralOf(input: JsonObject): JsonObject | undefined {
  if (input.referral === undefined || input.referral === false) return undefined;
  return objectAt(input, "referral", {
    source_url: "https://fb.example/anuncio-cafe",
    source_id: "700100200300400",
    source_type: "ad",
    headline: "Fale com a gente",
    body: "Cafés frescos toda semana",
    media_type: "image",
    image_url: "https://scontent.example/v/t45.1/anuncio.jpg",
    ctwa_clid: "ARA-simulado-1042",
    welcome_message: { text: "Olá! Como podemos ajudar?" },
  });
}
