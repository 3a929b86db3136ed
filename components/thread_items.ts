/**
 * A thread as it is laid out: a line above each day, a line above what is new, and
 * groups of bubbles.
 *
 * A group is one speaker within two minutes of their last bubble; its first bubble
 * says who speaks, its last points at them. Pure, so that an island lays out what
 * the server did.
 */

import type { Message } from "../core/messages/message.ts";
import type { Reader } from "./reader.ts";
import { dayOf } from "./times.ts";

/** A day's line, the line above what is new, or a bubble. */
export type ThreadItem =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "new"; readonly key: string }
  | {
    readonly kind: "message";
    readonly key: string;
    readonly message: Message;
    readonly first: boolean;
    readonly last: boolean;
  };

const GROUP_MS = 2 * 60_000;

/** The items of a thread, in order; `newFrom` is the first message that had not been read. */
export function threadItems(
  reader: Reader,
  messages: readonly Message[],
  newFrom: string | null = null,
): ThreadItem[] {
  const items: ThreadItem[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const day = dayOf(reader, message.at);
    if (!before || dayOf(reader, before.at) !== day) items.push({ kind: "day", key: day, at: message.at });
    if (message.id === newFrom) items.push({ kind: "new", key: "new" });
    const goesOn = (one: Message | undefined, other: Message | undefined) =>
      one !== undefined && other !== undefined && other.id !== newFrom &&
      speakerOf(one) === speakerOf(other) &&
      other.at - one.at <= GROUP_MS && dayOf(reader, one.at) === dayOf(reader, other.at);
    const first = !goesOn(before, message);
    items.push({ kind: "message", key: message.id, message, first, last: !goesOn(message, after) });
  });
  return items;
}

/** The first of that many unread messages of the customer; null: none, or it is older than these. */
export function firstUnread(messages: readonly Message[], unread: number): string | null {
  let left = unread;
  if (left === 0) return null;
  const first = messages.findLast(({ direction, type, context }) =>
    direction === "in" && type !== "system" && context?.source === undefined && --left === 0
  );
  return first?.id ?? null;
}

function speakerOf({ direction, type, origin, sentBy, author }: Message): string {
  return `${direction} ${type === "system"} ${origin} ${sentBy?.id} ${author?.id}`;
}
