/**
 * Calls, as far as they concern the conversation: it rang, it ended, it was
 * answered. A call of the customer's opens the service window.
 *
 * A call keeps one id from its first event to its last, so all of them speak of
 * one line; the customer is at the other end of whichever direction it went.
 */

import type { InboundCall, InboundItem } from "../messages/inbound.ts";
import { type Change, eachItem, other } from "./change.ts";
import {
  asDigits,
  asList,
  asNumber,
  asPayload,
  asText,
  asTime,
  type MetaObject,
  present,
} from "./meta_json.ts";
import { parseChannelErrors } from "./parse_channel_errors.ts";
import { isSomebody, senderOf, type Speaker } from "./speaker.ts";

/** Events of calls, then statuses of those we made, then errors. */
export function parseCalls(value: MetaObject, change: Change): InboundItem[] {
  const calls = asList(value["calls"]);
  const statuses = asList(value["statuses"]);
  const alone = calls.length + statuses.length === 1;
  return [
    ...eachItem(calls, change, (item) => callOf(item, change, callerOf(item, change), alone)),
    ...eachItem(statuses, change, (item) => {
      const speaker = {
        phone: asDigits(item["recipient_id"]),
        bsuid: asText(item["recipient_user_id"]),
        out: true,
      };
      return callOf(item, change, speaker, alone);
    }),
    ...parseChannelErrors(value, change),
  ];
}

function callOf(item: MetaObject, change: Change, speaker: Speaker, alone: boolean): InboundItem {
  const { phoneNumberId, receivedAt } = change;
  const providerId = asText(item["id"]);
  if (!phoneNumberId) return other(change, "no_number", item);
  if (!providerId) return other(change, "no_id", item);
  const from = senderOf(speaker, change, alone);
  if (!isSomebody(from)) return other(change, "no_sender", item);
  const seconds = asNumber(item["duration"]);
  return {
    kind: "call",
    phoneNumberId,
    providerId,
    from,
    ...(speaker.out ? { direction: "out" } : {}),
    event: eventOf(item),
    ...present({
      status: asText(item["status"]),
      durationMs: seconds !== null && seconds >= 0 ? Math.round(seconds * 1000) : null,
    }),
    at: asTime(item["timestamp"], receivedAt),
    payload: asPayload(item),
  };
}

function callerOf(item: MetaObject, { ownDigits }: Change): Speaker {
  const out = asText(item["direction"]) === "BUSINESS_INITIATED";
  const phone = asDigits(item[out ? "to" : "from"]);
  const isOwn = phone !== null && phone === ownDigits;
  return {
    // Published examples turn the ends round now and then; our own number is never the customer's.
    phone: isOwn ? asDigits(item[out ? "from" : "to"]) : phone,
    bsuid: asText(item[out ? "to_user_id" : "from_user_id"]),
    out,
  };
}

function eventOf(item: MetaObject): InboundCall["event"] {
  const event = asText(item["event"]);
  if (event === "connect" || event === "terminate") return event;
  return event === null && asText(item["status"]) !== null ? "status" : "other";
}
