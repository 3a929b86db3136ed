/**
 * One element of `statuses[]`: how far a message of ours has got.
 *
 * A status we do not know is kept as it came and changes nothing. In a group
 * chat each participant has their own; in standby it is about what Meta's own
 * agent sent.
 */

import type { InboundItem, InboundReceipt } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import { asDigits, asErrors, asObject, asObjects, asPayload } from "./meta_json.ts";
import { asText, asTime, type MetaObject } from "./meta_json.ts";

/** The receipt, or `other` when it names no message. */
export function parseReceipt(item: MetaObject, change: Change): InboundItem {
  const providerId = asText(item["id"]);
  const status = asText(item["status"]);
  const { phoneNumberId, source, receivedAt } = change;
  if (!phoneNumberId || !providerId || !status) return other(change, "incomplete", item);
  const participant = participantOf(item);
  return {
    kind: "receipt",
    phoneNumberId,
    providerId,
    opaque: asText(item["biz_opaque_callback_data"]),
    status,
    ...(participant ? { participant } : {}),
    ...(source === "meta_agent" ? { source } : {}),
    at: asTime(item["timestamp"], receivedAt),
    error: errorOf(item),
    payload: asPayload(item),
  };
}

/** The first error; what Meta says of this very message goes with its title. */
function errorOf(item: MetaObject): InboundReceipt["error"] {
  const [told] = asObjects(item["errors"], 1);
  const [error] = asErrors([told]);
  if (!told || !error) return null;
  const details = asText(asObject(told["error_data"])["details"]) ?? asText(told["details"]);
  const words = [error.title ?? null, details].filter((part) => part !== null);
  return { code: error.code, ...(words.length > 0 ? { title: [...new Set(words)].join(": ") } : {}) };
}

function participantOf(item: MetaObject): string | null {
  const digits = asDigits(item["recipient_participant_id"]);
  return asText(item["recipient_participant_user_id"]) ?? (digits && `+${digits}`);
}
