/**
 * The customers' phones.
 *
 * Every customer has a BSUID; some have a phone number that the business may
 * see, some do not (user-name users), and it can change from day to day:
 * `shares_phone` is that switch. `phone` is always the account's own `wa_id`, so
 * a webhook must never carry what a business happened to dial.
 */
import { randomInt } from "node:crypto";
import { flagAt, type JsonObject, textAt } from "./json.ts";
import { digitsOf, phoneVariants } from "./phone_variants.ts";

/** One customer; this is also the JSON of the control API. */
export interface Phone {
  id: string;
  name: string;
  /** The account's `wa_id`: digits only. Null: known by BSUID only. */
  phone: string | null;
  bsuid: string;
  username: string | null;
  /** False: webhooks leave the phone number out. */
  shares_phone: boolean;
  /** The chat is open on the screen: what arrives is read. */
  auto_read: boolean;
  /** False: switched off, messages stay at one tick. */
  online: boolean;
  /** The customer has asked for no more marketing: such a template fails with 131050. */
  stopped_marketing?: boolean;
}

/** Every phone, found by id, by any way of dialling it, or by BSUID, without a scan. */
export interface Phones {
  add(phone: Phone): void;
  find(id: string): Phone | null;
  /** By what a business put into `to`. */
  dial(to: string): Phone | null;
  findByBsuid(bsuid: string): Phone | null;
  list(): Phone[];
  /** The customer goes over to another number or BSUID; the old ones reach nobody. */
  move(phone: Phone, to: Partial<Pick<Phone, "phone" | "bsuid">>): void;
  clear(): void;
}

/** An empty directory. */
export function openPhones(): Phones {
  const byId = new Map<string, Phone>();
  const byNumber = new Map<string, Phone>();
  const byBsuid = new Map<string, Phone>();
  function add(phone: Phone): void {
    byId.set(phone.id, phone);
    byBsuid.set(phone.bsuid, phone);
    // A variant never takes the place of an account that carries that very number.
    for (const number of phone.phone ? phoneVariants(phone.phone) : []) {
      if (number === phone.phone || !byNumber.has(number)) byNumber.set(number, phone);
    }
  }
  return {
    add,
    move(phone, to) {
      byBsuid.delete(phone.bsuid);
      for (const [number, owner] of byNumber) if (owner === phone) byNumber.delete(number);
      add(Object.assign(phone, to));
    },
    find: (id) => byId.get(id) ?? null,
    dial: (to) => byNumber.get(digitsOf(to)) ?? null,
    findByBsuid: (bsuid) => byBsuid.get(bsuid) ?? null,
    list: () => [...byId.values()],
    clear() {
      byId.clear();
      byNumber.clear();
      byBsuid.clear();
    },
  };
}

/** A new BSUID: the country's two letters and up to 20 digits. */
export function newBsuid(): string {
  let digits = String(randomInt(1, 10));
  while (digits.length < 18) digits += randomInt(10);
  return `BR.${digits}`;
}

/** A phone from what a person or a test asked for; what is left out is made up, the phone number never. */
export function parsePhone(input: JsonObject): Phone {
  const phone = digitsOf(textAt(input, "phone") ?? "") || null;
  const bsuid = textAt(input, "bsuid") ?? newBsuid();
  return {
    id: textAt(input, "id") ?? `phone_${phone ?? bsuid.replace(/\D/g, "")}`,
    name: textAt(input, "name") ?? "Cliente",
    phone,
    bsuid,
    username: textAt(input, "username"),
    shares_phone: phone !== null && (flagAt(input, "shares_phone") ?? true),
    auto_read: flagAt(input, "auto_read") ?? false,
    online: flagAt(input, "online") ?? true,
  };
}
