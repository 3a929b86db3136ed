/**
 * A template taken apart: what there is to fill in, with Meta's examples. What a
 * picker draws and what filling in goes by. Browser-safe.
 *
 * Meta says its components in several ways (capital or small letters, positional
 * or named examples, examples or none); here is the one place that knows them.
 * The danger is a part nobody knows (a carousel, an offer that ends): such a
 * template says so in `unsupported` and is not offered, for Meta would refuse it.
 */

import type { Template } from "./template.ts";

/** Something to fill in: "1", "2", … or a name. */
export interface TemplateVariable {
  readonly name: string;
  readonly example?: string;
}

/** A text with variables in it (`{{1}}`, `{{name}}`), each named once, in order. */
export interface TemplateText {
  readonly text: string;
  readonly variables: readonly TemplateVariable[];
}

/** What stands above the body. */
export type TemplateHeader =
  | ({ readonly kind: "text" } & TemplateText)
  | { readonly kind: "image" | "video" | "document" }
  | { readonly kind: "location" };

/** A button; `asks` says what has to be given for it. */
export interface TemplateButton {
  readonly index: number;
  /** Meta's word: QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, FLOW, OTP, … */
  readonly type: string;
  readonly title: string;
  readonly url?: string;
  readonly phone?: string;
  /** `url`: what goes in the place of the address's variable; `code`: the code to be copied. */
  readonly asks: "nothing" | "url" | "code";
  readonly example?: string;
}

/** A template's parts. */
export interface TemplateParts {
  readonly header: TemplateHeader | null;
  readonly body: TemplateText;
  readonly footer: string | null;
  readonly buttons: readonly TemplateButton[];
  /** A part that we can't fill in, in Meta's word; null: all of it can be. */
  readonly unsupported: string | null;
}

const KNOWN = ["HEADER", "BODY", "FOOTER", "BUTTONS"];
const HEADERS: Readonly<Record<string, "image" | "video" | "document" | "location">> = {
  IMAGE: "image",
  VIDEO: "video",
  DOCUMENT: "document",
  LOCATION: "location",
};
const UNFILLABLE = ["MPM", "SPM", "CATALOG", "VOICE_CALL"];

/** The template's parts. */
export function templateParts(template: Pick<Template, "components">): TemplateParts {
  const components = template.components.map(objectOf);
  const find = (type: string) => components.find((one) => typeOf(one) === type);
  const buttons = listOf(find("BUTTONS")?.buttons).map(objectOf).map(buttonOf);
  const header = find("HEADER");
  const odd = components.find((one) => !KNOWN.includes(typeOf(one)));
  const format = (textOf(header?.format) ?? "TEXT").toUpperCase();
  return {
    header: header ? headerOf(header, format) : null,
    body: withVariables(textOf(find("BODY")?.text) ?? "", find("BODY")),
    footer: textOf(find("FOOTER")?.text),
    buttons,
    unsupported: odd
      ? typeOf(odd)
      : header && format !== "TEXT" && !HEADERS[format]
      ? format
      : buttons.find(({ type }) => UNFILLABLE.includes(type))?.type ?? null,
  };
}

/** The variables of a text in the order of their first appearance. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ""))];
}

/** The text with its variables filled in; one without a value stays as it is. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(
    /\{\{\s*(\w+)\s*\}\}/g,
    (whole, name) => Object.hasOwn(values, name) ? values[name] ?? whole : whole,
  );
}

type Loose = Readonly<Record<string, unknown>>;

function headerOf(header: Loose, format: string): TemplateHeader {
  const kind = HEADERS[format];
  return kind ? { kind } : { kind: "text", ...withVariables(textOf(header.text) ?? "", header) };
}

function buttonOf(button: Loose, index: number): TemplateButton {
  const type = (textOf(button.type) ?? "QUICK_REPLY").toUpperCase();
  const [url, phone] = [textOf(button.url), textOf(button.phone_number)];
  const example = textOf(Array.isArray(button.example) ? button.example[0] : button.example);
  const variable = url !== null && variablesOf(url).length > 0;
  return {
    index,
    type,
    title: textOf(button.text) ?? "",
    ...(url !== null && { url }),
    ...(phone !== null && { phone }),
    asks: type === "COPY_CODE" || type === "OTP" ? "code" : type === "URL" && variable ? "url" : "nothing",
    ...(example !== null && { example }),
  };
}

function withVariables(text: string, component: Loose | undefined): TemplateText {
  const example = objectOf(component?.example);
  const positional = listOf(listOf(example.body_text)[0] ?? example.header_text);
  const named = [...listOf(example.body_text_named_params), ...listOf(example.header_text_named_params)]
    .map(objectOf);
  const variables = variablesOf(text).map((name, i) => {
    const given = textOf(named.find((one) => one.param_name === name)?.example) ?? textOf(positional[i]);
    return given === null ? { name } : { name, example: given };
  });
  return { text, variables };
}

const objectOf = (value: unknown): Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
const listOf = (value: unknown): readonly unknown[] => Array.isArray(value) ? value : [];
const textOf = (value: unknown) => typeof value === "string" && value !== "" ? value : null;
const typeOf = (component: Loose) => (textOf(component.type) ?? "").toUpperCase();
