/** The address book of the phone that shares our number: names added, changed and removed. */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, eachItem, other } from "./change.ts";
import { asDigits, asList, asObject, asText, asTime, type MetaObject } from "./meta_json.ts";

/** Each name. */
export function parseAddressBook(value: MetaObject, change: Change): InboundItem[] {
  return eachItem(asList(value["state_sync"]), change, (item) => {
    const contact = asObject(item["contact"]);
    const phone = asDigits(contact["phone_number"]);
    const bsuid = asText(contact["user_id"]);
    const name = asText(contact["full_name"]) ?? asText(contact["first_name"]);
    if (!change.phoneNumberId) return other(change, "no_number", item);
    if (phone === null && bsuid === null) return other(change, "no_contact", item);
    return {
      kind: "address_book",
      phoneNumberId: change.phoneNumberId,
      from: { phone: phone && `+${phone}`, waId: phone, bsuid, username: null, name: null },
      action: asText(item["action"]) === "remove" ? "remove" : "add",
      name,
      at: asTime(asObject(item["metadata"])["timestamp"], change.at),
    };
  });
}
