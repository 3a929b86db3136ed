/**
 * A message of whatever type: its words, what its type needs besides, its file,
 * what it answers and how it came.
 *
 * Text is what nearly all of them are and what the measured throughput hangs
 * on: plain text takes the short way, and Meta's item is not kept a second time
 * where the fields say it all.
 */

import type { InboundMessage } from "../messages/inbound.ts";
import type { Head } from "./head.ts";
import { asPayload, asText, isObject, type MetaObject } from "./meta_json.ts";
import { parseContent } from "./parse_content.ts";
import { parseContext } from "./parse_context.ts";

/** What a plain text consists of; any other member is worth keeping. */
const PLAIN = new Set([
  "from",
  "from_user_id",
  "from_parent_user_id",
  "to",
  "to_user_id",
  "to_parent_user_id",
  "group_id",
  "id",
  "timestamp",
  "type",
  "text",
]);

/** The message. */
export function parseMessage(item: MetaObject, head: Head): InboundMessage {
  if (isPlainText(item)) {
    const text = asText(item["text"]["body"]);
    const context = head.source ? { context: { source: head.source } } : {};
    return { kind: "message", ...head, type: "text", text, ...context, payload: null };
  }
  const content = parseContent(item);
  const context = parseContext(item, head, content);
  return { kind: "message", ...head, ...content, ...context, payload: asPayload(item) };
}

function isPlainText(item: MetaObject): item is MetaObject & { readonly text: MetaObject } {
  if (item["type"] !== "text" || !isObject(item["text"])) return false;
  for (const key in item) if (!PLAIN.has(key)) return false;
  for (const key in item["text"]) if (key !== "body") return false;
  return true;
}
