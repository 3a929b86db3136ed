/**
 * The ticks of a message in a group: one `sent` for all, then one webhook with a
 * status for each participant whose phone has it.
 *
 * The message counts as delivered (or read) as soon as one participant has come so
 * far; who has not is seen by their absence, as at Meta.
 */
import type { ChatMessage, MessageStatus } from "./chat.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Phone } from "./phone.ts";
import { pricingOf } from "./pricing.ts";
import { statusValue } from "./webhooks/envelope.ts";
import type { World } from "./world.ts";

/** The participants whose phones are on, or among them those who look at the chat. */
export function participantsWith(world: World, message: ChatMessage, status: MessageStatus): Phone[] {
  const group = world.groups.get(message.group_id ?? "");
  const phones = (group?.participants ?? []).map((id) => world.phones.find(id));
  return phones.filter((phone) => phone !== null)
    .filter((phone) => phone.online && (status !== "read" || phone.auto_read));
}

/** The `value` of a status of a message to a group; null where no participant has come so far. */
export function groupStatusValue(
  world: World,
  message: ChatMessage,
  status: MessageStatus,
): JsonObject | null {
  const number = world.numbers.get(message.number);
  if (!number) return null;
  const at = world.clock.now();
  const pricing = pricingOf(world, message, status);
  const group = { recipient_id: message.group_id, recipient_type: "group", recipient_user_id: undefined };
  const statusOf = (value: JsonObject) => {
    const [first]: unknown[] = Array.isArray(value.statuses) ? value.statuses : [];
    return isObject(first) ? first : {};
  };
  const whole = statusValue(number, null, message, status, at, pricing);
  if (status === "sent" || status === "failed") {
    return { ...whole, contacts: undefined, statuses: [{ ...statusOf(whole), ...group }] };
  }
  const phones = participantsWith(world, message, status);
  if (phones.length === 0) return null;
  const statuses = phones.map((phone) => ({
    ...statusOf(statusValue(number, phone, message, status, at, pricing)),
    ...group,
    recipient_participant_id: phone.shares_phone ? phone.phone ?? undefined : undefined,
    recipient_participant_user_id: phone.bsuid,
  }));
  return { ...whole, contacts: undefined, statuses };
}
