/**
 * A part of a message with buttons or a list, as its form calls it, and what was
 * wrong with it. The core names parts in a program's words (`button 2`, `row 3
 * title`: core/messages/limits.ts); a name that is not known here stays as it came.
 */

import type { TextKey } from "../locales/mod.ts";
import type { Reader } from "./reader.ts";

const PARTS: Readonly<Record<string, TextKey>> = {
  body: "interactive_body",
  header: "interactive_header",
  footer: "interactive_footer",
  buttons: "interactive_buttons",
  button: "interactive_button",
  "list button": "interactive_list_button",
  sections: "interactive_section",
  section: "interactive_section",
  "section title": "interactive_section",
  rows: "interactive_list",
  row: "interactive_row",
  "row description": "interactive_row_hint",
  link: "interactive_link_title",
  address: "interactive_link_url",
};

/** What the form calls a part. */
export function partText({ t }: Reader, field: string): string {
  const n = /\d+/.exec(field)?.[0] ?? "";
  const part = field.replace(/ \d+/, "");
  // "(opcional)" is said of a field, not of what is in it.
  return Object.hasOwn(PARTS, part) ? t(PARTS[part] as TextKey, { n }).replace(/ \(.*\)$/, "") : field;
}

/** The sentence of what is wrong with a part; a general one for a reason that is not known here. */
export function partRefusalKey(why: unknown): TextKey {
  switch (why) {
    case "empty":
      return "part_empty";
    case "too_long":
      return "part_too_long";
    case "too_many":
      return "part_too_many";
    case "twice":
      return "part_twice";
    case "address":
      return "part_no_address";
    default:
      return "interactive_invalid";
  }
}
