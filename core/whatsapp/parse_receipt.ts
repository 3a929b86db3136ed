/**
 * One element of `value.statuses[]`: how far a message of ours has got.
 * A status we do not know is kept as it came and changes nothing.
 */

import type { InboundItem, InboundReceipt } from "../messages/inbound.ts";
import { asList, asObject, asPayload, asText, asTime, isObject, type MetaObject } from "./meta_json.ts";

/** The receipt, or `other` when it names no message. */
export function parseReceipt(
  item: unknown,
  { phoneNumberId, receivedAt }: { phoneNumberId: string | null; receivedAt: number },
): InboundItem {
  const body = asObject(item);
  const providerId = asText(body["id"]);
  const status = asText(body["status"]);
  if (!isObject(item) || !phoneNumberId || !providerId || !status) {
    return { kind: "other", field: "statuses.incomplete", payload: isObject(item) ? asPayload(item) : item };
  }
  return {
    kind: "receipt",
    phoneNumberId,
    providerId,
    opaque: asText(item["biz_opaque_callback_data"]),
    status,
    at: asTime(item["timestamp"], receivedAt),
    error: errorOf(item),
    payload: asPayload(item),
  };
}

function errorOf(item: MetaObject): InboundReceipt["error"] {
  const first = asList(item["errors"])[0];
  if (!isObject(first)) return null;
  const title = asText(first["title"]) ?? asText(first["message"]);
  return { code: asText(first["code"]) ?? "unknown", ...(title ? { title } : {}) };
}
