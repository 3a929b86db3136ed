/**
 * Who has a conversation from now on. There is no `metadata`: the number is the
 * recipient.
 *
 * As in Messenger's protocol, control is passed *to* whoever is told so and
 * taken *from* whoever is told so.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import { asDigits, asObject, asText, asTime, type MetaObject } from "./meta_json.ts";
import { isSomebody, senderOf } from "./speaker.ts";

/** The change of hands, or `other` when it says neither. */
export function parseHandover(value: MetaObject, about: Change): InboundItem[] {
  const phoneNumberId = asText(asObject(value["recipient"])["phone_number_id"]) ?? about.phoneNumberId;
  if (phoneNumberId === null) return [other(about, "no_number", value)];
  const sender = asObject(value["sender"]);
  const phone = asDigits(sender["phone_number"]) ?? asDigits(sender["wa_id"]);
  const from = senderOf({ phone, bsuid: asText(sender["user_id"]) }, about, true);
  if (!isSomebody(from)) return [other(about, "no_sender", value)];
  const at = asTime(value["timestamp"], about.at);
  const heldBy = heldByOf(value);
  if (heldBy === null) return [other(about, asText(value["type"]) ?? "unknown", value)];
  return [{ kind: "handover", phoneNumberId, from, heldBy, at }];
}

function heldByOf(value: MetaObject): "us" | "meta_agent" | null {
  const type = asText(value["type"]);
  if (type === "control_passed" || (type === null && value["control_passed"] !== undefined)) return "us";
  if (type === "control_taken" || (type === null && value["control_taken"] !== undefined)) {
    return "meta_agent";
  }
  return null;
}
