/** A reaction to a message of either side; an empty or absent emoji takes it back. */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import type { Head } from "./head.ts";
import { asObject, asText, type MetaObject } from "./meta_json.ts";

/** The reaction, or `other` when it names no message. */
export function parseReaction(item: MetaObject, head: Head, change: Change): InboundItem {
  const reaction = asObject(item["reaction"]);
  const targetId = asText(reaction["message_id"]);
  if (targetId === null) return other(change, "reaction_without_target", item);
  return { kind: "reaction", ...head, targetId, emoji: asText(reaction["emoji"]) };
}
