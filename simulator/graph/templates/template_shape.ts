/**
 * What a template asks of whoever sends it: its header's kind, its variables, its
 * buttons.
 *
 * Meta's components say it in several ways (capital or small letters, `BUTTONS` or
 * a code button made by Meta itself); here is the one place that knows them.
 */
import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { Template } from "./template.ts";

/** A button of a template. */
export interface TemplateButton {
  /** `QUICK_REPLY`, `URL`, `PHONE_NUMBER`, `COPY_CODE`, `FLOW`, `CATALOG`, `OTP`, … */
  type: string;
  text: string;
  /** The address with its variable, the phone number or the example code. */
  value: string | null;
}

/** A template taken apart. */
export interface TemplateShape {
  /** Null: no header. */
  header: { format: "TEXT" | "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION"; text: string } | null;
  body: string;
  footer: string | null;
  buttons: TemplateButton[];
}

const formats = ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"] as const;

/** The template taken apart. */
export function shapeOf(template: Template): TemplateShape {
  const find = (type: string) =>
    template.components.find((component) => textAt(component, "type")?.toUpperCase() === type);
  const header = find("HEADER");
  const format = formats.find((known) => known === (header && textAt(header, "format"))?.toUpperCase());
  const buttons = find("BUTTONS")?.buttons;
  const footer = find("FOOTER");
  return {
    header: header ? { format: format ?? "TEXT", text: textAt(header, "text") ?? "" } : null,
    body: textAt(find("BODY") ?? {}, "text") ?? "",
    footer: footer ? textAt(footer, "text") : null,
    buttons: (Array.isArray(buttons) ? buttons.filter(isObject) : []).map(buttonOf),
  };
}

/** The names of the variables in a text, in the order of their first appearance: `["1", "2"]` or `["nome"]`. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ""))];
}

/** The text with its variables filled in. */
export function fillIn(text: string, values: Map<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values.get(name) ?? whole);
}

/** Whether it is a code to sign in with: Meta delivers those to phone numbers only. */
export function isOneTimeCode(template: Template): boolean {
  return template.category === "AUTHENTICATION";
}

function buttonOf(button: JsonObject): TemplateButton {
  const example = Array.isArray(button.example) ? button.example[0] : button.example;
  return {
    type: textAt(button, "type")?.toUpperCase() ?? "QUICK_REPLY",
    text: textAt(button, "text") ?? "",
    value: textAt(button, "url") ?? textAt(button, "phone_number") ??
      (typeof example === "string" ? example : null),
  };
}
