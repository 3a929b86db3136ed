/**
 * Everything the simulator knows, in memory: numbers, phones, conversations,
 * sends, and the machinery around them.
 *
 * There is one of it per running simulator, handed to each function; nothing
 * lives in a module, so that many simulators can run in one test process without
 * meeting each other.
 */
import { type Changes, openChanges } from "./changes.ts";
import { type Chat, type ChatMessage, isBubble, newChat } from "./chat.ts";
import type { Clock } from "./clock.ts";
import { type Faults, openFaults } from "./faults.ts";
import { openRateLimits, type RateLimits } from "./graph/rate_limits.ts";
import { openTemplateStore, type TemplateStore } from "./graph/templates/template_store.ts";
import type { GroupChat } from "./group.ts";
import { type MediaStore, openMediaStore } from "./media/media_store.ts";
import type { RegisteredNumber } from "./number.ts";
import { openPhones, type Phone, type Phones } from "./phone.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import { newStanding, type Standing } from "./standing.ts";
import { openTimers, type Timers } from "./timers.ts";
import { type DeliveryQueue, openDeliveryQueue } from "./webhooks/delivery_queue.ts";

/** Writes one line about what happened; never a token or a secret. */
export type Log = (line: string, facts?: Record<string, unknown>) => void;

/** The state of one simulator. */
export interface World {
  clock: Clock;
  settings: Settings;
  log: Log;
  /** Where the simulator is reached, without a slash at the end; empty until it listens. */
  url: string;
  numbers: Map<string, RegisteredNumber>;
  /** By number; asked for with `standingOf`. */
  standings: Map<string, Standing>;
  groups: Map<string, GroupChat>;
  media: MediaStore;
  templates: TemplateStore;
  phones: Phones;
  chats: Map<string, Chat>;
  messages: Map<string, ChatMessage>;
  /** Every accepted send, in the order of acceptance. */
  sends: ChatMessage[];
  /** Service messages delivered, by `number YYYY-MM`: the first thousand are free. */
  billed: Map<string, number>;
  faults: Faults;
  limits: RateLimits;
  timers: Timers;
  changes: Changes;
  webhooks: DeliveryQueue;
}

/** An empty world that runs by this clock. */
export function openWorld(clock: Clock, settings: Partial<Settings>, log: Log): World {
  const parts = {
    clock,
    settings: { ...defaultSettings, ...settings },
    log,
    url: "",
    numbers: new Map<string, RegisteredNumber>(),
    standings: new Map<string, Standing>(),
    groups: new Map<string, GroupChat>(),
    media: openMediaStore(() => clock.now()),
    templates: openTemplateStore(),
    phones: openPhones(),
    chats: new Map<string, Chat>(),
    messages: new Map<string, ChatMessage>(),
    sends: [],
    billed: new Map<string, number>(),
    faults: openFaults(),
    limits: openRateLimits(),
    timers: openTimers(),
    changes: openChanges(),
  };
  const queue = openDeliveryQueue({
    ...parts,
    namesOf: (phone) => namesOf(phone === null ? null : parts.phones.find(phone)),
    onChange: () => parts.changes.announce({ place: "deliveries" }),
    onDelivered(delivery) {
      // A customer's own tick: the second one means that the business's server has taken the message.
      for (const wamid of delivery.wamids) {
        const message = parts.messages.get(wamid);
        if (message?.from !== "customer" || message.status !== "sent" || message.phone === null) continue;
        message.status = "delivered";
        parts.changes.announce({ place: "chat", phone: message.phone });
      }
    },
  });
  const webhooks: DeliveryQueue = {
    ...queue,
    post(update) {
      // Nobody has subscribed: the commonest reason for an inbox that stays empty. A body played by hand goes all the same.
      const subscribed = parts.standings.get(update.number)?.subscribed ?? true;
      if (subscribed || update.raw !== undefined) queue.post(update);
      else update.settled?.(false);
    },
  };
  return { ...parts, webhooks };
}

/** The state of this number at Meta; in good order until somebody changes it. */
export function standingOf(world: World, number: string): Standing {
  const standing = world.standings.get(number) ?? newStanding();
  world.standings.set(number, standing);
  return standing;
}

/** Everything a fault or a filter may call this customer by. */
export function namesOf(phone: Phone | null): string[] {
  if (!phone) return [];
  return [phone.id, phone.bsuid, ...(phone.phone === null ? [] : [phone.phone])];
}

/** The conversation between this number and this phone (or group), made when it is the first time. */
export function chatOf(world: World, number: string, phone: string): Chat {
  const key = `${number} ${phone}`;
  const found = world.chats.get(key);
  if (found) return found;
  const chat = newChat(number, phone);
  world.chats.set(key, chat);
  return chat;
}

/** Puts a message where everybody finds it. */
export function keepMessage(world: World, message: ChatMessage): void {
  world.messages.set(message.wamid, message);
  if (message.from === "business") world.sends.push(message);
  const chat = message.group_id ?? message.phone;
  if (chat === null) return;
  // A reaction, an edit, a revocation changes a bubble and is none itself.
  if (isBubble(message.type)) chatOf(world, message.number, chat).messages.push(message);
  announceChat(world, message);
}

/** Whoever looks at the conversation of this message is told: the phone, or each participant of the group. */
export function announceChat(world: World, { group_id, phone }: ChatMessage): void {
  const phones = group_id === null ? [phone] : world.groups.get(group_id)?.participants ?? [];
  for (const one of phones) if (one !== null) world.changes.announce({ place: "chat", phone: one });
}

/** Forgets phones, conversations, media, templates, standings, faults, deliveries and the moved clock; numbers only on request. */
export function resetWorld(world: World, { numbers = false }: { numbers?: boolean } = {}): void {
  world.timers.clear();
  world.webhooks.clear();
  world.faults.clear();
  world.phones.clear();
  world.groups.clear();
  world.media.clear();
  world.templates.clear();
  world.standings.clear();
  world.chats.clear();
  world.messages.clear();
  world.billed.clear();
  world.limits.clear();
  world.sends.length = 0;
  world.clock.advance(-world.clock.offset());
  if (numbers) world.numbers.clear();
  world.changes.announce({ place: "phones" });
}
