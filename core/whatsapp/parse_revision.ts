/**
 * An edit or a deletion: an item of its own, with a wamid of its own, that names
 * the message it changes. Only numbers shared with the phone's app get them.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import type { Head } from "./head.ts";
import { asObject, asPayload, asText, type MetaObject } from "./meta_json.ts";
import { parseContent } from "./parse_content.ts";

/** What now stands in the place of an earlier message, or `other` when it names none. */
export function parseEdit(item: MetaObject, head: Head, change: Change): InboundItem {
  const edit = asObject(item["edit"]);
  const targetId = asText(edit["original_message_id"]);
  if (targetId === null) return other(change, "edit_without_target", item);
  // The file of an edited message is still the same: WhatsApp lets nothing but words be changed.
  const { media: _same, ...said } = parseContent(asObject(edit["message"]));
  return { kind: "edit", ...head, targetId, ...said, payload: asPayload(item) };
}

/** A message taken back, or `other` when it names none. */
export function parseRevoke(item: MetaObject, head: Head, change: Change): InboundItem {
  const targetId = asText(asObject(item["revoke"])["original_message_id"]);
  if (targetId === null) return other(change, "revoke_without_target", item);
  return { kind: "revoke", ...head, targetId };
}
