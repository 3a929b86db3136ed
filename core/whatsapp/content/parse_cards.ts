/**
 * Contact cards, one or many; nearly anything in a card may be missing, the
 * phone and the name too. Its words are the names.
 *
 * A card with origin `contact_request` is the customer's own: they answered our
 * request for their number.
 */

import type { ContactCard, ContactCards } from "../../messages/content.ts";
import { asDigits, asObject, asObjects, asText, type MetaObject, present } from "../meta_json.ts";

/** So many cards a message may have, and so many entries of a kind a card. */
const MAX_CARDS = 257;
const MAX_ENTRIES = 50;

/** The cards; null where there is none. */
export function parseCards(value: unknown): { text: string | null; content: ContactCards } | null {
  const told = asObjects(value, MAX_CARDS);
  if (told.length === 0) return null;
  const cards = told.map(cardOf);
  const requested = told.some((card) => card["origin"] === "contact_request");
  const names = cards.map((card) =>
    card.name ?? card.firstName ?? card.organisation ?? card.phones?.[0]?.phone
  );
  return {
    text: names.filter((name) => name !== undefined).join("\n") || null,
    content: { kind: "contacts", cards, ...(requested ? { requested } : {}) },
  };
}

function cardOf(card: MetaObject): ContactCard {
  const name = asObject(card["name"]);
  return present({
    name: asText(name["formatted_name"]),
    firstName: asText(name["first_name"]),
    lastName: asText(name["last_name"]),
    organisation: asText(asObject(card["org"])["company"]),
    phones: entries(card["phones"], phoneOf),
    emails: entries(card["emails"], emailOf),
    addresses: entries(card["addresses"], addressOf),
    urls: entries(card["urls"], (url) => asText(url["url"])),
    birthday: asText(card["birthday"]),
  });
}

function entries<T>(value: unknown, read: (entry: MetaObject) => T | null): T[] | null {
  const found = asObjects(value, MAX_ENTRIES).map(read).filter((entry) => entry !== null);
  return found.length > 0 ? found : null;
}

function phoneOf(entry: MetaObject) {
  const waId = asDigits(entry["wa_id"]);
  const phone = asText(entry["phone"]) ?? (waId && `+${waId}`);
  return phone === null ? null : { phone, ...present({ waId, type: asText(entry["type"]) }) };
}

function emailOf(entry: MetaObject) {
  const email = asText(entry["email"]);
  return email === null ? null : { email, ...present({ type: asText(entry["type"]) }) };
}

function addressOf(entry: MetaObject): string | null {
  const parts = [entry["street"], entry["city"], entry["state"], entry["zip"], entry["country"]].map(asText);
  return parts.filter((part) => part !== null).join(", ") || null;
}
