/** Contact cards: 257 at most, each with a name to show. */
import type { JsonObject } from "../../json.ts";
import {
  asObject,
  mayObject,
  mayText,
  member,
  needList,
  needObject,
  needText,
  refuse,
  refuseParameter,
} from "../refusal.ts";
import type { ContentReader } from "./message_content.ts";

const lists = { addresses: null, emails: "email", phones: "phone", urls: "url" } as const;

/** Reads `contacts: [{ name: { formatted_name, … }, phones?, emails?, … }]`. */
export const readContacts: ContentReader = (body) => {
  if (body.contacts === undefined) refuse(131008, "Parameter 'contacts' is mandatory for type 'contacts'");
  if (!Array.isArray(body.contacts)) refuseParameter("Param contacts must be a JSON array.");
  if (body.contacts.length < 1 || body.contacts.length > 257) {
    refuse(131009, "Invalid contacts count. Min allowed contacts: 1, Max allowed contacts: 257");
  }
  const contacts = body.contacts.map((item, index) => asObject(item, `contacts[${index}]`));
  const names = contacts.map((contact, index) => readContact(contact, `contacts[${index}]`));
  return { type: "contacts", text: names.join(", "), content: { type: "contacts", contacts } };
};

function readContact(contact: JsonObject, path: string): string {
  const name = needText(needObject(contact, "name", path), "formatted_name", member(path, "name"));
  for (const [key, value] of Object.entries(lists)) {
    if (contact[key] === undefined) continue;
    const items = needList(contact, key, path, 0, Infinity);
    for (const [index, item] of items.entries()) {
      if (value !== null) mayText(item, value, `${member(path, key)}[${index}]`);
    }
  }
  mayObject(contact, "org", path);
  const birthday = mayText(contact, "birthday", path);
  if (birthday !== null && !/^\d{4}-\d{2}-\d{2}$/.test(birthday)) {
    refuse(131009, `Param ${member(path, "birthday")} must be a date of the form YYYY-MM-DD.`);
  }
  return name;
}
