/**
 * One element of `value.messages[]` and the customer behind it.
 *
 * Since 2026 a customer may have a phone, a business-scoped id, or both, and
 * `contacts[]` need not stand in the order of the messages: they are matched by
 * BSUID, then by wa_id, then, when there is one of each, by being alone.
 */

import type { InboundItem, InboundSender } from "../messages/inbound.ts";
import { asList, asObject, asPayload, asText, asTime, isObject, type MetaObject } from "./meta_json.ts";
import { messageText } from "./message_text.ts";

const PLAIN = new Set(["from", "from_user_id", "from_parent_user_id", "id", "timestamp", "type", "text"]);

/** The message, or `other` when it cannot be routed or told from its repeats. */
export function parseMessage(
  item: unknown,
  { phoneNumberId, contacts, alone, receivedAt }: {
    phoneNumberId: string | null;
    contacts: readonly unknown[];
    /** It is the only message of its change. */
    alone: boolean;
    receivedAt: number;
  },
): InboundItem {
  if (!isObject(item)) return { kind: "other", field: "messages.no_object", payload: item };
  const other = (why: string): InboundItem => ({
    kind: "other",
    field: `messages.${why}`,
    payload: asPayload(item),
  });
  const providerId = asText(item["id"]);
  if (!phoneNumberId) return other("no_number");
  if (!providerId) return other("no_id");
  if (item["group_id"] !== undefined) return other("group");
  const from = senderOf(item, contacts, alone);
  if (from.phone === null && from.bsuid === null) return other("no_sender");
  const type = typeOf(item);
  return {
    kind: "message",
    phoneNumberId,
    providerId,
    from,
    type,
    text: messageText(type, item),
    ...(type === "text" ? {} : { content: { kind: "unknown", raw: asPayload(item) } }),
    payload: isPlainText(type, item) ? null : asPayload(item),
    at: asTime(item["timestamp"], receivedAt),
  };
}

function typeOf(item: MetaObject): string {
  return asText(item["type"]) ?? (asList(item["errors"]).length ? "unsupported" : "unknown");
}

function isPlainText(type: string, item: MetaObject): boolean {
  if (type !== "text" || !isObject(item["text"])) return false;
  for (const key in item) if (!PLAIN.has(key)) return false;
  for (const key in item["text"]) if (key !== "body") return false;
  return true;
}

function senderOf(item: MetaObject, contacts: readonly unknown[], alone: boolean): InboundSender {
  const phone = digitsOf(item["from"]);
  const bsuid = asText(item["from_user_id"]);
  const contact = contactOf(contacts, phone, bsuid, alone);
  const profile = asObject(contact["profile"]);
  const waId = digitsOf(contact["wa_id"]) ?? phone;
  return {
    phone: phone ? `+${phone}` : waId ? `+${waId}` : null,
    waId,
    bsuid: bsuid ?? asText(contact["user_id"]),
    username: asText(profile["username"])?.replace(/^@/, "") || null,
    name: asText(profile["name"]),
  };
}

function contactOf(contacts: readonly unknown[], phone: string | null, bsuid: string | null, alone: boolean) {
  const known = contacts.filter(isObject);
  return (bsuid !== null && known.find((contact) => asText(contact["user_id"]) === bsuid)) ||
    (phone !== null && known.find((contact) => digitsOf(contact["wa_id"]) === phone)) ||
    (alone && known.length === 1 && isCompatible(known[0], bsuid) && known[0]) || {};
}

/** A contact of another BSUID is not the sender, however alone it stands. */
function isCompatible(contact: MetaObject | undefined, bsuid: string | null): boolean {
  const theirs = asText(contact?.["user_id"]);
  return bsuid === null || theirs === null || theirs === bsuid;
}

function digitsOf(value: unknown): string | null {
  return asText(value)?.replace(/\D/g, "") || null;
}
