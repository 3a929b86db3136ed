/** Who a send is for: a phone, however it was dialled, or a group of this number. */
import { addPhone } from "../customer.ts";
import type { GroupChat } from "../group.ts";
import type { JsonObject } from "../json.ts";
import { textAt } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { parsePhone, type Phone } from "../phone.ts";
import { digitsOf } from "../phone_variants.ts";
import { chatOf, namesOf, type World } from "../world.ts";
import type { SendRequest } from "./send_request.ts";

/** Whom it reaches; both null: nobody has this number. */
export interface Recipient {
  phone: Phone | null;
  group: GroupChat | null;
}

/** Looks the recipient up; with `unknown_recipients: "create"` an unknown one gets a phone and an open window. */
export function findRecipient(world: World, number: RegisteredNumber, request: SendRequest): Recipient {
  const { to, addressedBy } = request;
  if (addressedBy === "group") {
    const group = world.groups.get(to);
    return { phone: null, group: group?.number === number.phoneNumberId ? group : null };
  }
  const found = addressedBy === "phone" ? world.phones.dial(to) : world.phones.findByBsuid(to);
  if (found || world.settings.unknown_recipients === "fail") return { phone: found, group: null };
  const made = parsePhone(addressedBy === "phone" ? { phone: to, name: to } : { bsuid: to, name: to });
  chatOf(world, number.phoneNumberId, made.id).last_inbound_at = world.clock.now();
  return { phone: addPhone(world, made), group: null };
}

/** Everything a fault may call the recipient of this request by. */
export function recipientNames(world: World, body: JsonObject): string[] {
  if (world.faults.list().length === 0) return [];
  const to = textAt(body, "to") ?? textAt(body, "recipient") ?? "";
  return [to, digitsOf(to), ...namesOf(world.phones.dial(to) ?? world.phones.findByBsuid(to))];
}

/** How the answer to a send names the recipient: the phone's own `wa_id`, whatever was dialled. */
export function contactOf(request: SendRequest, { phone }: Recipient): JsonObject {
  const { to, addressedBy } = request;
  if (addressedBy === "bsuid") return { input: to, user_id: to };
  if (addressedBy === "group") return { input: to, wa_id: to };
  return { input: to, wa_id: phone?.phone ?? digitsOf(to) };
}
