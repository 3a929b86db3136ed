/**
 * The words of a message that is no text: its caption, its title, what was
 * tapped, the place's name. What a row of the list and an unknown card show.
 */

import { asList, asObject, asText, type MetaObject } from "./meta_json.ts";

const lines = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join("\n") || null;

type Reading = (body: MetaObject, item: MetaObject) => string | null;

const READINGS: Readonly<Record<string, Reading>> = {
  text: (body) => asText(body["body"]),
  button: (body) => asText(body["text"]) ?? asText(body["payload"]),
  location: (body) => lines(asText(body["name"]), asText(body["address"])),
  contacts: (_, item) => lines(...asList(item["contacts"]).map(contactName)),
  order: (body) => asText(body["text"]),
  reaction: (body) => asText(body["emoji"]),
  system: (body) => asText(body["body"]),
  document: (body) => asText(body["caption"]) ?? asText(body["filename"]),
  interactive: (body) => interactiveTitle(body),
  edit: (body) => editedText(asObject(body["message"])),
  unsupported: (_, item) => firstErrorTitle(item),
};

/** What a message of that type says in words; null when it says nothing. */
export function messageText(type: string, item: MetaObject): string | null {
  const body = asObject(item[type]);
  const reading = Object.hasOwn(READINGS, type) ? READINGS[type] : undefined;
  return reading ? reading(body, item) : asText(body["caption"]);
}

function contactName(card: unknown): string | null {
  const name = asObject(asObject(card)["name"]);
  return asText(name["formatted_name"]) ?? asText(name["first_name"]);
}

function interactiveTitle(body: MetaObject): string | null {
  const reply = asObject(body[asText(body["type"]) ?? ""]);
  return asText(reply["title"]) ?? asText(reply["body"]) ?? asText(reply["response"]);
}

function editedText(message: MetaObject): string | null {
  const type = asText(message["type"]);
  return type && type !== "edit" ? messageText(type, message) : null;
}

function firstErrorTitle(item: MetaObject): string | null {
  return asText(asObject(asList(item["errors"])[0])["title"]);
}
