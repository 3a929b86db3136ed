/**
 * The ticks: how an accepted message becomes sent, delivered, read or failed,
 * and what the business is told about it.
 *
 * The phone's truth and the webhook are two things: a `silent` message moves on
 * without a word. And a status only ever goes up, so a phone that is opened
 * while `delivered` is still on its way cannot be closed again by it.
 */
import type { ChatMessage, MessageStatus } from "./chat.ts";
import type { Phone } from "./phone.ts";
import { type Pricing, statusValue } from "./webhooks/envelope.ts";
import { chatOf, type World } from "./world.ts";

const rank: Record<MessageStatus, number> = {
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: 5,
};
const freePerMonth = 1000;

function delay(world: World): number {
  const [least, most] = world.settings.status_delay_ms;
  return least + Math.random() * (most - least);
}

function phoneOf(world: World, message: ChatMessage): Phone | null {
  return message.phone === null ? null : world.phones.find(message.phone);
}

/** Lets the statuses of an accepted message follow, each in its time; a set `error_code` fails it. */
export function scheduleStatuses(world: World, message: ChatMessage): void {
  world.timers.later(delay(world), () => {
    if (message.error_code !== null) return announceStatus(world, message, "failed");
    if (message.status === "accepted") announceStatus(world, message, "sent");
    world.timers.later(delay(world), () => reachPhone(world, message));
  });
}

/** The message arrives at its phone, unless that is switched off. */
function reachPhone(world: World, message: ChatMessage): void {
  const phone = phoneOf(world, message);
  if (!phone || rank[message.status] >= rank.delivered) return;
  const chat = chatOf(world, message.number, phone.id);
  if (!phone.online) {
    chat.undelivered.push(message);
    return;
  }
  announceStatus(world, message, "delivered");
  if (phone.auto_read) world.timers.later(delay(world), () => announceStatus(world, message, "read"));
  else chat.unread.push(message);
}

/** A phone has been switched on: what waited for it arrives. */
export function deliverWaiting(world: World, phone: Phone): void {
  for (const number of world.numbers.keys()) {
    const chat = chatOf(world, number, phone.id);
    for (const message of chat.undelivered.splice(0)) reachPhone(world, message);
  }
}

/** Sets the status if it is a step up, and tells the business; resolves when the first attempt is over. */
export function announceStatus(world: World, message: ChatMessage, status: MessageStatus): Promise<boolean> {
  if (rank[status] <= rank[message.status]) return Promise.resolve(false);
  message.status = status;
  message.history.push({ status, at: world.clock.now() });
  if (message.phone !== null) world.changes.announce({ place: "chat", phone: message.phone });
  const number = world.numbers.get(message.number);
  if (message.silent || !number) return Promise.resolve(false);
  const at = world.clock.now();
  const pricing = status === "failed" ? null : pricingOf(world, message, status);
  const value = statusValue(number, phoneOf(world, message), message, status, at, pricing);
  return new Promise((settled) =>
    world.webhooks.post({
      number: message.number,
      field: "messages",
      value,
      kind: status,
      wamid: message.wamid,
      phone: message.phone,
      settled,
    })
  );
}

const billingMonth = (message: ChatMessage) =>
  `${message.number} ${new Date(message.at).toISOString().slice(0, 7)}`;

/** Counts one more delivered message of this number and month: the first thousand are free. */
export function countDelivered(world: World, message: ChatMessage): void {
  const month = billingMonth(message);
  world.billed.set(month, (world.billed.get(month) ?? 0) + 1);
}

function pricingOf(world: World, message: ChatMessage, status: MessageStatus): Pricing {
  const delivered = world.billed.get(billingMonth(message)) ?? 0;
  if (status === "delivered") countDelivered(world, message);
  const type = delivered < freePerMonth ? "free_customer_service" : "regular";
  return { billable: type === "regular", pricing_model: "PMP", type, category: "service" };
}
