/**
 * What a customer does with a phone: write, look at the chat, switch it off.
 *
 * Writing opens the 24 h window at the simulated time of the message; whether
 * the business's server took the webhook has no say in that, as in reality.
 */
import { type ChatMessage, newMessage } from "./chat.ts";
import { isObject, type JsonObject, textAt } from "./json.ts";
import type { RegisteredNumber } from "./number.ts";
import type { Phone } from "./phone.ts";
import { announceStatus, deliverWaiting } from "./statuses.ts";
import { newWamid } from "./wamid.ts";
import { messageValue } from "./webhooks/envelope.ts";
import { chatOf, keepMessage, type World } from "./world.ts";

/** Adds a customer to the world. */
export function addPhone(world: World, phone: Phone): Phone {
  world.phones.add(phone);
  world.changes.announce({ place: "phones" });
  return phone;
}

/** A text message in Meta's form. */
export function textContent(text: string): JsonObject {
  return { type: "text", text: { body: text } };
}

/**
 * The customer sends `content` (a message object of any type, `type` included). Its own `id`, `timestamp`, `from`
 * and `context` win over those made here, so that any body can be played.
 */
export function customerWrites(
  world: World,
  number: RegisteredNumber,
  phone: Phone,
  content: JsonObject,
  replyTo: string | null = null,
): ChatMessage {
  const stamp = Number(content.timestamp);
  const text = isObject(content.text) ? textAt(content.text, "body") : null;
  const message = newMessage({
    wamid: textAt(content, "id") ?? newWamid("in", phone.phone ?? phone.bsuid),
    number: number.phoneNumberId,
    phone: phone.id,
    from: "customer",
    type: textAt(content, "type") ?? "text",
    text,
    content,
    reply_to: replyTo,
    at: stamp > 0 ? stamp * 1000 : world.clock.now(),
  });
  const chat = chatOf(world, number.phoneNumberId, phone.id);
  chat.last_inbound_at = Math.max(chat.last_inbound_at ?? 0, message.at);
  keepMessage(world, message);
  const value = messageValue(number, phone, message);
  const { wamid } = message;
  world.webhooks.post({
    number: number.phoneNumberId,
    field: "messages",
    value,
    kind: "message",
    wamid,
    phone: phone.id,
  });
  return message;
}

/** The customer opens the chat with this number (or with all): everything delivered is read. Returns how many. */
export function customerReads(world: World, phone: Phone, number: string | null): number {
  let read = 0;
  for (const phoneNumberId of number === null ? world.numbers.keys() : [number]) {
    for (const message of chatOf(world, phoneNumberId, phone.id).unread.splice(0)) {
      announceStatus(world, message, "read");
      read++;
    }
  }
  return read;
}

/** What may be changed about a phone; opening the chat reads it, switching on lets messages arrive. */
export type PhoneChange = Partial<Pick<Phone, "name" | "auto_read" | "online" | "shares_phone">>;

/** Changes a phone. */
export function changePhone(world: World, phone: Phone, change: PhoneChange): void {
  Object.assign(phone, change);
  if (phone.phone === null) phone.shares_phone = false;
  if (change.online) deliverWaiting(world, phone);
  if (change.auto_read) customerReads(world, phone, null);
  world.changes.announce({ place: "phones", phone: phone.id });
}
