/**
 * The field `messages`: what customers say, how far ours have got, and errors
 * of the number itself.
 *
 * Beside a message `errors` explains it; the message is there all the same, and
 * the error is news of the number either way.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, eachItem } from "./change.ts";
import { asDigits, asList, asText, type MetaObject } from "./meta_json.ts";
import { parseChannelErrors } from "./parse_channel_errors.ts";
import { parseItem } from "./parse_item.ts";
import { parseReceipt } from "./parse_receipt.ts";

/** Messages, then statuses, then errors. */
export function parseConversation(value: MetaObject, change: Change): InboundItem[] {
  const messages = asList(value["messages"]);
  const alone = messages.length === 1;
  return [
    ...eachItem(messages, change, (item) => {
      const speaker = { phone: asDigits(item["from"]), bsuid: asText(item["from_user_id"]) };
      return parseItem(item, change, speaker, alone);
    }),
    ...eachItem(asList(value["statuses"]), { ...change, field: "statuses" }, parseReceipt),
    ...parseChannelErrors(value, change),
  ];
}
