/**
 * What a customer does with a phone: write, look at the chat, listen, switch it off.
 *
 * Writing opens the 24 h window at the simulated time of the message; whether
 * the business's server took the webhook has no say in that, as in reality. What
 * only changes a message that is there (a reaction, an edit) and news about the
 * account open nothing; a word in a group opens the group's window alone.
 */
import { type ChatMessage, isBubble, newMessage } from "./chat.ts";
import { applyChange, applyMove } from "./customer_changes.ts";
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

/** Where a message goes and what it shows, beside its content. */
export interface Extras {
  media_id?: string;
  group_id?: string | null;
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
  { media_id, group_id = null }: Extras = {},
): ChatMessage {
  const stamp = Number(content.timestamp);
  const message = newMessage({
    wamid: textAt(content, "id") ?? newWamid("in", phone.phone ?? phone.bsuid),
    number: number.phoneNumberId,
    phone: phone.id,
    from: "customer",
    type: textAt(content, "type") ?? ("type" in content ? "unknown" : "text"),
    text: isObject(content.text) ? textAt(content.text, "body") : null,
    content,
    reply_to: replyTo,
    at: stamp > 0 ? stamp * 1000 : world.clock.now(),
    media_id: media_id ?? null,
    group_id,
  });
  if (opensWindow(message)) {
    const chat = chatOf(world, number.phoneNumberId, group_id ?? phone.id);
    chat.last_inbound_at = Math.max(chat.last_inbound_at ?? 0, message.at);
  }
  keepMessage(world, message);
  // Whoever is blocked writes all the same and never sees a second tick.
  if (!world.standings.get(number.phoneNumberId)?.blocked.includes(phone.id)) {
    world.webhooks.post({
      number: number.phoneNumberId,
      field: "messages",
      value: messageValue(number, phone, message),
      kind: "message",
      wamid: message.wamid,
      phone: phone.id,
    });
  }
  applyChange(world, message, { by: "customer", actor: phone.id });
  applyMove(world, phone, content);
  return message;
}

function opensWindow(message: ChatMessage): boolean {
  return isBubble(message.type) && message.type !== "system";
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

/** The customer listens to a voice note of the business; false where it is none or has not arrived. */
export function customerPlays(world: World, phone: Phone, message: ChatMessage): boolean {
  const arrived = message.status === "delivered" || message.status === "read" || message.status === "played";
  if (message.from !== "business" || message.type !== "audio" || !arrived) return false;
  customerReads(world, phone, message.number);
  announceStatus(world, message, "played");
  return true;
}

/** What may be changed about a phone; opening the chat reads it, switching on lets messages arrive. */
export type PhoneChange = Partial<
  Pick<Phone, "name" | "username" | "auto_read" | "online" | "shares_phone">
>;

/** Changes a phone. */
export function changePhone(world: World, phone: Phone, change: PhoneChange): void {
  Object.assign(phone, change);
  if (phone.phone === null) phone.shares_phone = false;
  if (change.online) deliverWaiting(world, phone);
  if (change.auto_read) customerReads(world, phone, null);
  world.changes.announce({ place: "phones", phone: phone.id });
}
