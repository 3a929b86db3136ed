/**
 * One element of `statuses[]`: how far a message of ours has got.
 *
 * A status we do not know is kept as it came and changes nothing. In a group
 * chat each participant has their own; in standby it is about what Meta's own
 * agent sent.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import { asDigits, asErrors, asPayload, asText, asTime, type MetaObject } from "./meta_json.ts";

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
    error: asErrors(item["errors"])[0] ?? null,
    payload: asPayload(item),
  };
}

function participantOf(item: MetaObject): string | null {
  const digits = asDigits(item["recipient_participant_id"]);
  return asText(item["recipient_participant_user_id"]) ?? (digits && `+${digits}`);
}
