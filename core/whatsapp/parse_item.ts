/**
 * One element of `messages[]` or `message_echoes[]`: a message, or something
 * that is said about one.
 *
 * The same shapes come from four places (a customer, the phone's app, the
 * history, Meta's own agent); where from, the change says. Only a message makes
 * a bubble: reactions, edits and deletions look for theirs.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import { headOf } from "./head.ts";
import { asText, type MetaObject } from "./meta_json.ts";
import { parseMessage } from "./parse_message.ts";
import { parseReaction } from "./parse_reaction.ts";
import { parseEdit, parseRevoke } from "./parse_revision.ts";
import { parseSystem } from "./parse_system.ts";
import type { Speaker } from "./speaker.ts";

/** The item, or `other` when it cannot be routed or told from its repeats. */
export function parseItem(item: MetaObject, change: Change, speaker: Speaker, alone: boolean): InboundItem {
  const type = asText(item["type"]);
  if (type === "system") return parseSystem(item, change, speaker, alone);
  const head = headOf(item, change, speaker, alone);
  if ("kind" in head) return head;
  if (type === "text") return parseMessage(item, head);
  if (type === "reaction") return parseReaction(item, head, change);
  if (type === "edit") return parseEdit(item, head, change);
  if (type === "revoke") return parseRevoke(item, head, change);
  // Meta told it when a chat was first opened, and no longer does: there is nothing in it to show.
  if (type === "request_welcome") return other(change, type, item);
  return parseMessage(item, head);
}
