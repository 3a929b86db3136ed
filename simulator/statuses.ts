/**
 * The ticks: how an accepted message becomes sent, delivered, read or failed,
 * and what the business is told about it.
 *
 * The phone's truth and the webhook are two things: a `silent` message moves on
 * without a word. And a status only ever goes up, so a phone that is opened
 * while `delivered` is still on its way cannot be closed again by it.
 */
import { type ChatMessage, type MessageStatus, react } from "./chat.ts";
import { isObject, textAt } from "./json.ts";
import type { Phone } from "./phone.ts";
import { groupStatusValue, participantsWith } from "./group_statuses.ts";
import { pricingOf } from "./pricing.ts";
import { statusValue } from "./webhooks/envelope.ts";
import { announceChat, chatOf, type World } from "./world.ts";

const rank: Record<MessageStatus, number> = {
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: 5,
};

function delay(world: World): number {
  const [least, most] = world.settings.status_delay_ms;
  return least + Math.random() * (most - least);
}

function phoneOf(world: World, message: ChatMessage): Phone | null {
  return message.phone === null ? null : world.phones.find(message.phone);
}

/** Lets the statuses of an accepted message follow, each in its time; a set `error_code` fails it. */
export function scheduleStatuses(world: World, message: ChatMessage): void {
  // A reaction's own last status: it has landed before the simulator was restarted.
  if (message.type === "reaction" && message.status === "sent") return;
  world.timers.later(delay(world), () => {
    if (message.error_code !== null) return announceStatus(world, message, "failed");
    if (message.status === "accepted") announceStatus(world, message, "sent");
    if (message.type === "reaction") return landReaction(world, message);
    world.timers.later(delay(world), () => {
      if (message.group_id === null) reachPhone(world, message);
      else reachGroup(world, message);
    });
  });
}

/** A reaction shows on its message; Meta says nothing of it after `sent`. */
function landReaction(world: World, message: ChatMessage): void {
  const reaction = isObject(message.content.reaction) ? message.content.reaction : {};
  const target = world.messages.get(textAt(reaction, "message_id") ?? "");
  if (!target) return;
  react(target, { actor: message.number, by: "business", emoji: message.text ?? "", at: message.at });
  announceChat(world, target);
}

function reachGroup(world: World, message: ChatMessage): void {
  announceStatus(world, message, "delivered");
  if (participantsWith(world, message, "read").length === 0) return;
  world.timers.later(delay(world), () => announceStatus(world, message, "read"));
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
  announceChat(world, message);
  const number = world.numbers.get(message.number);
  if (message.silent || !number) return Promise.resolve(false);
  const value = message.group_id === null
    ? statusValue(
      number,
      phoneOf(world, message),
      message,
      status,
      world.clock.now(),
      pricingOf(world, message, status),
    )
    : groupStatusValue(world, message, status);
  if (value === null) return Promise.resolve(false);
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
