/**
 * A template or an interactive message brought to what the customer sees: header,
 * body, footer, and the buttons that lead away (those that answer are choices).
 *
 * A template is shown with the words of the template that is stored and the
 * values that were sent: a value that is missing shows as its placeholder.
 */
import type { ChatMessage } from "../chat.ts";
import { listAt, objectAt } from "../inbound/content.ts";
import { type JsonObject, textAt } from "../json.ts";
import type { World } from "../world.ts";
import { membersOf } from "./summary.ts";

/** What is shown of it. */
export interface OfferView {
  /** The header's words, or its kind of file. */
  header: { text: string | null; kind: string | null; members: JsonObject };
  body: string;
  footer: string | null;
  /** Buttons that open something, as they are called. */
  links: string[];
}

/** The view of this message. */
export function offerOf(world: World, message: ChatMessage): OfferView {
  return message.type === "template" ? templateView(world, message) : interactiveView(membersOf(message));
}

const headless = { text: null, kind: null, members: {} };

function interactiveView(members: JsonObject): OfferView {
  const action = objectAt(members, "action", {});
  const parameters = objectAt(action, "parameters", {});
  const link = textAt(parameters, "display_text");
  const head = objectAt(members, "header", {});
  const kind = textAt(head, "type");
  return {
    header: kind === null ? headless : {
      text: textAt(head, "text"),
      kind: kind === "text" ? null : kind,
      members: objectAt(head, kind, {}),
    },
    body: textAt(objectAt(members, "body", {}), "text") ?? "",
    footer: textAt(objectAt(members, "footer", {}), "text"),
    links: link === null ? [] : [link],
  };
}

function templateView(world: World, message: ChatMessage): OfferView {
  const sent = membersOf(message);
  const language = textAt(objectAt(sent, "language", {}), "code") ?? "";
  const waba = world.numbers.get(message.number)?.wabaId ?? "";
  const stored = world.templates.find(waba, textAt(sent, "name") ?? "", language)?.components ?? [];
  const part = (type: string) => stored.find((one) => textAt(one, "type")?.toUpperCase() === type) ?? {};
  const given = (type: string) => {
    const own = listAt(sent, "components", []).find((one) => textAt(one, "type")?.toLowerCase() === type);
    return listAt(own ?? {}, "parameters", []);
  };
  const headGiven = given("header")[0] ?? {};
  const format = textAt(part("HEADER"), "format")?.toLowerCase() ?? null;
  const file = format === "text" ? null : format;
  const leading = ["URL", "PHONE_NUMBER", "COPY_CODE"];
  return {
    header: {
      text: filled(textAt(part("HEADER"), "text"), given("header")),
      kind: file,
      members: file === null ? {} : objectAt(headGiven, file, {}),
    },
    body: filled(textAt(part("BODY"), "text"), given("body")) ?? textAt(sent, "name") ?? "",
    footer: textAt(part("FOOTER"), "text"),
    links: listAt(part("BUTTONS"), "buttons", []).filter((button) =>
      leading.includes(textAt(button, "type") ?? "")
    )
      .map((button) => textAt(button, "text") ?? ""),
  };
}

/** The words with the values in the places of `{{1}}` or `{{name}}`. */
function filled(words: string | null, values: JsonObject[]): string | null {
  if (words === null) return null;
  return words.replace(/\{\{\s*(\w+)\s*\}\}/g, (place, name) => {
    const value = /^\d+$/.test(name)
      ? values[Number(name) - 1]
      : values.find((one) => textAt(one, "parameter_name") === name);
    return value ? valueOf(value) ?? place : place;
  });
}

function valueOf(value: JsonObject): string | null {
  const currency = objectAt(value, "currency", {});
  const date = objectAt(value, "date_time", {});
  return textAt(value, "text") ?? textAt(currency, "fallback_value") ?? textAt(date, "fallback_value");
}
