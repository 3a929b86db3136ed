/**
 * What was said in the phone's app before the number came to the API: chunks of
 * threads, thousands of messages in a body, and how far the import has come.
 *
 * A file comes first as a `media_placeholder` and later, under the same wamid,
 * as an element of `messages`. Some history is the business's own: the thread is
 * named after the customer, so whatever another one wrote went out.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, eachItem } from "./change.ts";
import {
  asDigits,
  asErrors,
  asList,
  asNumber,
  asObject,
  asObjects,
  asText,
  type MetaObject,
} from "./meta_json.ts";
import { parseItem } from "./parse_item.ts";
import { type Speaker, speakerBy } from "./speaker.ts";

/** Meta's code for an owner who does not share the history. */
const DECLINED = "2593109";

/** The messages of all threads, chunk by chunk, and the progress after each. */
export function parseHistory(value: MetaObject, about: Change): InboundItem[] {
  const change: Change = { ...about, source: "history" };
  const chunks = asObjects(value["history"]).toSorted((one, next) => orderOf(one) - orderOf(next));
  return [
    ...chunks.flatMap((chunk) => [
      ...asObjects(chunk["threads"]).flatMap((thread) => threadItems(thread, change)),
      ...progressOf(chunk, change),
    ]),
    ...eachItem(
      asList(value["messages"]),
      change,
      (item) => parseItem(item, change, fileSpeaker(item, change), false),
    ),
  ];
}

function threadItems(thread: MetaObject, change: Change): InboundItem[] {
  const context = asObject(thread["context"]);
  const named = speakerBy(thread["id"]);
  const customer = {
    phone: named.phone ?? asDigits(context["wa_id"]),
    bsuid: named.bsuid ?? asText(context["user_id"]),
  };
  return eachItem(asList(thread["messages"]), change, (item) => {
    const out = isOurs(item, customer, change);
    const bsuid = customer.bsuid ?? asText(item[out ? "to_user_id" : "from_user_id"]);
    return parseItem(item, change, { ...customer, bsuid, out }, false);
  });
}

function isOurs(item: MetaObject, customer: Speaker, { ownDigits }: Change): boolean {
  const from = speakerBy(item["from"]);
  if (from.phone !== null && ownDigits !== null) return from.phone === ownDigits;
  if (from.phone !== null && customer.phone !== null) return from.phone !== customer.phone;
  return asText(item["to"]) !== null || asText(item["to_user_id"]) !== null;
}

/** The file of a placeholder: outside of any thread, so it must say itself whose it is. */
function fileSpeaker(item: MetaObject, change: Change): Speaker {
  const out = isOurs(item, { phone: null, bsuid: null }, change);
  const { phone, bsuid } = speakerBy(item[out ? "to" : "from"]);
  return { phone, bsuid: bsuid ?? asText(item[out ? "to_user_id" : "from_user_id"]), out };
}

const orderOf = (chunk: MetaObject) => asNumber(asObject(chunk["metadata"])["chunk_order"]) ?? 0;

function progressOf(chunk: MetaObject, { phoneNumberId, at }: Change): InboundItem[] {
  if (phoneNumberId === null) return [];
  const metadata = asObject(chunk["metadata"]);
  const errors = asErrors(chunk["errors"]);
  const progress = asNumber(metadata["progress"]);
  const phase = asNumber(metadata["phase"]);
  const declined = errors.some(({ code }) => code === DECLINED);
  if (progress === null && phase === null && !declined) return [];
  return [{ kind: "history_progress", phoneNumberId, phase, progress, declined, at }];
}
