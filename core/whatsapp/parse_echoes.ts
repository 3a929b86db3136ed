/**
 * What the business itself wrote by other means than the API: in the phone's
 * app, or by Meta's own agent while that has the conversation.
 *
 * The customer is the one it was written to. Some senders turn the two round,
 * so our own number is never taken for the customer's.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, eachItem } from "./change.ts";
import { asDigits, asList, asText, type MetaObject } from "./meta_json.ts";
import { parseItem } from "./parse_item.ts";
import type { Speaker } from "./speaker.ts";

/** The echoes of a change, by default those of the phone's app. */
export function parseEchoes(value: MetaObject, about: Change): InboundItem[] {
  const change: Change = { ...about, source: about.source ?? "phone_app" };
  const echoes = asList(value["message_echoes"]);
  return eachItem(
    echoes,
    change,
    (item) => parseItem(item, change, recipientOf(item, change), echoes.length === 1),
  );
}

function recipientOf(item: MetaObject, { ownDigits }: Change): Speaker {
  const to = asDigits(item["to"]);
  const isTurned = to !== null && to === ownDigits;
  return { phone: isTurned ? asDigits(item["from"]) : to, bsuid: asText(item["to_user_id"]), out: true };
}
