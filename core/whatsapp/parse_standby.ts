/**
 * What is overheard while Meta's own agent has the conversation: the same shapes
 * as in `messages`, one level deeper.
 *
 * The same message may come again by `messages` once we have the conversation:
 * receiving keeps the two apart by the source.
 */

import type { InboundItem } from "../messages/inbound.ts";
import type { Change } from "./change.ts";
import { asDigits, asObject, asObjects, asText, type MetaObject } from "./meta_json.ts";
import { parseConversation } from "./parse_conversation.ts";
import { parseEchoes } from "./parse_echoes.ts";

/** The customer's messages, the agent's answers and how far those have got. */
export function parseStandby(value: MetaObject, about: Change): InboundItem[] {
  const inner = asObject(value["standby"]);
  const metadata = asObject(inner["metadata"]);
  const contacts = asObjects(inner["contacts"]);
  const change: Change = {
    ...about,
    phoneNumberId: asText(metadata["phone_number_id"]) ?? about.phoneNumberId,
    ownDigits: asDigits(metadata["display_phone_number"]) ?? about.ownDigits,
    contacts: contacts.length > 0 ? contacts : about.contacts,
    source: "meta_agent",
  };
  return [...parseConversation(inner, change), ...parseEchoes(inner, change)];
}
