/**
 * News of a customer: another number, another business-scoped id, another
 * security key. No bubble, no window.
 *
 * The danger is a contact made twice. What they were known by is looked for
 * where Meta says it should stand, then where older versions put it, and only
 * when there is nothing else in the sentence Meta wrote; words never overrule a
 * member.
 */

import type { InboundIdentityChange, InboundItem, InboundSender } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import { asDigits, asObject, asPayload, asText, asTime, type MetaObject } from "./meta_json.ts";
import { isSomebody, senderOf, type Speaker, speakerBy } from "./speaker.ts";

/** The change of identity, or `other` when it is of a kind nobody knows or about nobody. */
export function parseSystem(item: MetaObject, about: Change, speaker: Speaker, alone: boolean): InboundItem {
  const { phoneNumberId } = about;
  const providerId = asText(item["id"]);
  if (!phoneNumberId) return other(about, "no_number", item);
  if (!providerId) return other(about, "no_id", item);
  const system = asObject(item["system"]);
  const change = changeOf(system, item);
  if (change === null) return other(about, `system.${asText(system["type"]) ?? "unknown"}`, item);
  const text = asText(system["body"]);
  const told = senderOf(speaker, about, alone);
  const { before, after } = change === "security_key" ? same(told) : moved(system, speaker, told, text);
  if (!isSomebody(after)) return other(about, "system.nobody", item);
  return {
    kind: "identity_change",
    phoneNumberId,
    providerId,
    change,
    before,
    after,
    text,
    at: asTime(item["timestamp"], about.receivedAt),
    payload: asPayload(item),
  };
}

function changeOf(system: MetaObject, item: MetaObject): InboundIdentityChange["change"] | null {
  const type = asText(system["type"]);
  if (type === "user_changed_number" || type === "customer_changed_number") return "number";
  if (type === "user_changed_user_id") return "user_id";
  if (type === "customer_identity_changed" || item["identity"] !== undefined) return "security_key";
  if (newPhone(system) !== null) return "number";
  return asText(system["previous_user_id"]) !== null && asText(system["user_id"]) !== null ? "user_id" : null;
}

const newPhone = (system: MetaObject) => asDigits(system["wa_id"]) ?? asDigits(system["new_wa_id"]);

const same = (told: InboundSender) => ({ before: { phone: told.phone, bsuid: told.bsuid }, after: told });

type Moved = Pick<InboundIdentityChange, "before" | "after">;

function moved(system: MetaObject, speaker: Speaker, told: InboundSender, text: string | null): Moved {
  const [from, to] = hintOf(text);
  const waId = newPhone(system);
  const bsuid = asText(system["user_id"]);
  const isNewToWords = waId === null && bsuid === null;
  const digits = waId ?? (isNewToWords ? to.phone : null);
  const after = {
    phone: digits === null ? null : `+${digits}`,
    waId: digits,
    bsuid: bsuid ?? (isNewToWords ? to.bsuid : null),
    username: told.username,
    name: told.name,
  };
  const oldPhone = speaker.phone === after.waId ? null : speaker.phone;
  const sent = speaker.bsuid === after.bsuid ? null : speaker.bsuid;
  const oldBsuid = asText(system["previous_user_id"]) ?? sent;
  const known = oldPhone !== null || oldBsuid !== null;
  const phone = known ? oldPhone : from.phone;
  return {
    before: { phone: phone === null ? null : `+${phone}`, bsuid: known ? oldBsuid : from.bsuid },
    after,
  };
}

/** The pair stands at the end; what comes before it may be as long as a name. */
const HINT_LENGTH = 400;
const NOBODY: Speaker = { phone: null, bsuid: null };

/** "User Maria changed from A to B": the last such pair, since a name may say anything. */
function hintOf(text: string | null): readonly [from: Speaker, to: Speaker] {
  const found = /^.*\bfrom (\S+) to (\S+?)\.?\s*$/s.exec(text?.slice(-HINT_LENGTH) ?? "");
  if (!found) return [NOBODY, NOBODY];
  const [from, to] = [phoneOrBsuid(found[1]), phoneOrBsuid(found[2])];
  return [from, to];
}

/** Too few digits are no phone number. */
function phoneOrBsuid(word: string | undefined): Speaker {
  const found = speakerBy(word);
  return found.phone !== null && found.phone.length < 7 ? NOBODY : found;
}
