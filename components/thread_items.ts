/**
 * A thread as it is laid out: a line above each day, and groups of bubbles.
 *
 * A group is one speaker within two minutes of their last bubble; only its first
 * bubble says who speaks. Pure, so that an island lays out what the server did.
 */

import type { Message } from "../core/messages/message.ts";
import type { Reader } from "./reader.ts";
import { dayOf } from "./times.ts";

/** A day's line, or a bubble. */
export type ThreadItem =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "message"; readonly key: string; readonly message: Message; readonly first: boolean };

const GROUP_MS = 2 * 60_000;

/** The items of a thread, in order. */
export function threadItems(reader: Reader, messages: readonly Message[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const day = dayOf(reader, message.at);
    const newDay = !before || dayOf(reader, before.at) !== day;
    if (newDay) items.push({ kind: "day", key: day, at: message.at });
    const first = newDay || !before || speakerOf(before) !== speakerOf(message) ||
      message.at - before.at > GROUP_MS;
    items.push({ kind: "message", key: message.id, message, first });
    before = message;
  }
  return items;
}

function speakerOf({ direction, type, origin, sentBy }: Message): string {
  return `${direction} ${type === "system"} ${origin} ${sentBy?.id}`;
}
