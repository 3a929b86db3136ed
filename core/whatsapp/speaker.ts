/**
 * The customer behind an item, whether they said it or it was said to them.
 *
 * Since 2026 a customer may have a phone, a business-scoped id, or both, and
 * `contacts[]` need not stand in the order of the messages: they are matched by
 * BSUID, then by wa_id, then, when there is one of each, by being alone.
 */

import type { InboundSender } from "../messages/inbound.ts";
import type { Change } from "./change.ts";
import { asDigits, asObject, asText, type MetaObject } from "./meta_json.ts";

/** The customer as an item names them; `out`: the business said it to them. */
export interface Speaker {
  /** Digits. */
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly out?: boolean;
}

/** Everything Meta says of that customer; `alone`: the item is the only one of its change. */
export function senderOf({ phone, bsuid }: Speaker, { contacts }: Change, alone: boolean): InboundSender {
  const contact = contactOf(contacts, phone, bsuid, alone);
  const profile = asObject(contact["profile"]);
  const waId = asDigits(contact["wa_id"]) ?? phone;
  return {
    phone: phone ? `+${phone}` : waId ? `+${waId}` : null,
    waId,
    bsuid: bsuid ?? asText(contact["user_id"]),
    username: asText(profile["username"])?.replace(/^@/, "") || null,
    name: asText(profile["name"]),
  };
}

/** Whether Meta named anybody. */
export function isSomebody({ phone, bsuid }: InboundSender): boolean {
  return phone !== null || bsuid !== null;
}

/** A customer by a reference that is a phone number or a BSUID. */
export function speakerBy(reference: unknown): Speaker {
  const text = asText(reference);
  return { phone: asDigits(text), bsuid: text !== null && isBsuid(text) ? text : null };
}

const isBsuid = (text: string) => /^[A-Z]{2}\.[\w.]{1,140}$/.test(text);

function contactOf(
  known: readonly MetaObject[],
  phone: string | null,
  bsuid: string | null,
  alone: boolean,
): MetaObject {
  return (bsuid !== null && known.find((contact) => asText(contact["user_id"]) === bsuid)) ||
    (phone !== null && known.find((contact) => asDigits(contact["wa_id"]) === phone)) ||
    (alone && known.length === 1 && isCompatible(known[0], bsuid) && known[0]) || {};
}

/** A contact of another BSUID is not the sender, however alone it stands. */
function isCompatible(contact: MetaObject | undefined, bsuid: string | null): boolean {
  const theirs = asText(contact?.["user_id"]);
  return bsuid === null || theirs === null || theirs === bsuid;
}
