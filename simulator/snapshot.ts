/**
 * The world as one JSON file, so that the demo finds its chats again.
 *
 * Webhooks that nobody has taken yet are in it: a message written while the
 * inbox was down must still arrive after both have been restarted. The file is
 * written beside and renamed, so a kill in the middle leaves the older one.
 */
import { type Chat, type ChatMessage, newChat, newMessage } from "./chat.ts";
import type { Template } from "./graph/templates/template.ts";
import type { GroupChat } from "./group.ts";
import { isObject, parseJson } from "./json.ts";
import { loadMedia, mediaFolder, type MediaRecord, saveMedia } from "./media/media_folder.ts";
import type { RegisteredNumber } from "./number.ts";
import type { Phone } from "./phone.ts";
import { countDelivered } from "./pricing.ts";
import { newStanding, type Standing } from "./standing.ts";
import { scheduleStatuses } from "./statuses.ts";
import type { Delivery, Update } from "./webhooks/delivery.ts";
import { chatOf, keepMessage, type World } from "./world.ts";

const version = 1;

interface Snapshot {
  version: typeof version;
  offset_ms: number;
  numbers: RegisteredNumber[];
  phones: Phone[];
  chats: Pick<Chat, "number" | "phone" | "last_inbound_at" | "business_read">[];
  messages: ChatMessage[];
  /** Absent in the files of earlier versions of the simulator. */
  groups?: GroupChat[];
  standings?: [number: string, standing: Partial<Standing>][];
  templates?: [wabaId: string, templates: Template[]][];
  media?: MediaRecord[];
  deliveries: Delivery[];
  updates: Update[];
}

/** Writes the world to `file`. */
export async function saveWorld(world: World, file: string): Promise<void> {
  const snapshot: Snapshot = {
    version,
    offset_ms: world.clock.offset(),
    numbers: [...world.numbers.values()],
    phones: world.phones.list(),
    chats: [...world.chats.values()].map(({ number, phone, last_inbound_at, business_read }) => (
      { number, phone, last_inbound_at, business_read }
    )),
    messages: [...world.messages.values()],
    groups: [...world.groups.values()],
    standings: [...world.standings],
    templates: world.templates.all(),
    media: await saveMedia(world.media, mediaFolder(file)),
    deliveries: world.webhooks.unsettled(),
    updates: world.webhooks.waiting(),
  };
  const beside = `${file}.new`;
  await Deno.writeTextFile(beside, JSON.stringify(snapshot), { mode: 0o600 });
  await Deno.rename(beside, file);
}

/** Fills an empty world from `file`; a file that is absent or not ours leaves it empty. */
export async function loadWorld(world: World, file: string): Promise<void> {
  const snapshot = parseJson(await readOrEmpty(file));
  if (!isSnapshot(snapshot)) return;
  world.clock.advance(snapshot.offset_ms);
  for (const number of snapshot.numbers) world.numbers.set(number.phoneNumberId, number);
  for (const phone of snapshot.phones) world.phones.add(phone);
  for (const chat of snapshot.chats) {
    world.chats.set(`${chat.number} ${chat.phone}`, { ...newChat(chat.number, chat.phone), ...chat });
  }
  for (const group of snapshot.groups ?? []) world.groups.set(group.id, group);
  for (const [number, standing] of snapshot.standings ?? []) {
    world.standings.set(number, { ...newStanding(), ...standing });
  }
  world.templates.restore(snapshot.templates ?? []);
  await loadMedia(world.media, mediaFolder(file), snapshot.media ?? []);
  for (const kept of snapshot.messages) {
    const message = newMessage(kept);
    keepMessage(world, message);
    if (message.from !== "business") continue;
    if (["delivered", "read", "played"].includes(message.status)) countDelivered(world, message);
    if (message.status === "accepted" || message.status === "sent") scheduleStatuses(world, message);
    if (message.status === "delivered" && message.phone !== null) {
      chatOf(world, message.number, message.phone).unread.push(message);
    }
  }
  world.webhooks.restore(snapshot.deliveries, snapshot.updates);
}

/** Our own file, written by `saveWorld`: its version vouches for the rest. */
function isSnapshot(value: unknown): value is Snapshot {
  return isObject(value) && value.version === version;
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    // The first start has no file; anything else must not be taken for an empty world.
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
