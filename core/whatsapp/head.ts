/** What every item in a thread has: which number of ours, which customer, when, and an id to know it by. */

import type { InboundMessage, InboundOther } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import { asText, asTime, type MetaObject } from "./meta_json.ts";
import { isSomebody, senderOf, type Speaker } from "./speaker.ts";

/** Who, where, when. */
export type Head = Pick<
  InboundMessage,
  "phoneNumberId" | "providerId" | "from" | "groupId" | "source" | "direction" | "at"
>;

/** The item's head, or `other` when it cannot be routed or told from its repeats. */
export function headOf(
  item: MetaObject,
  change: Change,
  speaker: Speaker,
  alone: boolean,
): Head | InboundOther {
  const { phoneNumberId, source } = change;
  if (!phoneNumberId) return other(change, "no_number", item);
  const providerId = asText(item["id"]);
  if (!providerId) return other(change, "no_id", item);
  const from = senderOf(speaker, change, alone);
  if (!isSomebody(from)) return other(change, "no_sender", item);
  const groupId = asText(item["group_id"]);
  return {
    phoneNumberId,
    providerId,
    from,
    ...(groupId ? { groupId } : {}),
    ...(source ? { source } : {}),
    ...(speaker.out ? { direction: "out" } : {}),
    at: asTime(item["timestamp"], change.receivedAt),
  };
}
