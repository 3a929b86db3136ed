/** What customers want to be sent: no marketing any more, or marketing again. */

import type { InboundItem, InboundPreference } from "../messages/inbound.ts";
import { type Change, eachItem, other } from "./change.ts";
import { asDigits, asList, asText, asTime, type MetaObject } from "./meta_json.ts";
import { isSomebody, senderOf } from "./speaker.ts";

const VALUES: ReadonlyMap<string, InboundPreference["value"]> = new Map([
  ["stop", "stop"],
  ["resume", "resume"],
  ["signup", "signup"],
]);

/** Each customer's wish. */
export function parsePreferences(value: MetaObject, change: Change): InboundItem[] {
  const preferences = asList(value["user_preferences"]);
  return eachItem(preferences, change, (item) => {
    if (!change.phoneNumberId) return other(change, "no_number", item);
    const speaker = { phone: asDigits(item["wa_id"]), bsuid: asText(item["user_id"]) };
    const from = senderOf(speaker, change, preferences.length === 1);
    if (!isSomebody(from)) return other(change, "no_sender", item);
    return {
      kind: "preference",
      phoneNumberId: change.phoneNumberId,
      from,
      category: asText(item["category"]) ?? "unknown",
      value: VALUES.get(asText(item["value"]) ?? "") ?? "other",
      at: asTime(item["timestamp"], change.receivedAt),
    };
  });
}
