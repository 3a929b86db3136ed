/**
 * A template with its values: what the customer will see, what Meta is to be
 * given, and what is still wrong with it. Browser-safe: the picker's preview and
 * the server's check are one and the same.
 *
 * A value is one line: Meta refuses new lines, tabs and more than four spaces in
 * a row (132018), and a body of more than 1024 characters once filled in (132005).
 */

import type { Header, Location, TemplateSent } from "../messages/content.ts";
import type { Template } from "./template.ts";
import { fillIn, type TemplateButton, templateParts, type TemplateText } from "./template_parts.ts";

/** The values of a template, by the names of its variables ("1", "2", … where they are counted). */
export interface TemplateParameters {
  readonly header?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  /** By the button's index: the end of an address, a code, what a quick reply brings back. */
  readonly buttons?: Readonly<Record<string, string>>;
  /** Of a header that is a place. */
  readonly location?: Omit<Location, "kind">;
}

/** What is wrong with a template's values; `which`: "header", "body 2", "button 0", "location". */
export interface TemplateProblem {
  readonly code:
    | "template_parameters_missing"
    | "template_parameter_lines"
    | "template_code_too_long"
    | "template_text_too_long"
    | "template_header_missing";
  readonly which: string;
  readonly limit?: number;
}

/** A template with its values in it. */
export interface FilledTemplate extends Pick<TemplateSent, "header" | "footer" | "buttons" | "components"> {
  readonly text: string;
  /** In the order of the form; none: it can be sent. */
  readonly problems: readonly TemplateProblem[];
}

/** The longest body, filled in (132005). */
export const TEMPLATE_TEXT_LIMIT = 1024;
/** The longest code to be copied. */
export const COPY_CODE_LIMIT = 15;

/** Fills in; `file` is the header's, its Meta id is put in when it is sent (`withHeaderMedia`). */
export function fillTemplate(
  template: Pick<Template, "components" | "parameterFormat">,
  parameters: TemplateParameters,
  file?: { readonly filename: string } | null,
): FilledTemplate {
  const parts = templateParts(template);
  const problems: TemplateProblem[] = [];
  const named = template.parameterFormat === "NAMED";
  const texts = (where: "header" | "body", of: TemplateText) =>
    textsOf(problems, where, of, parameters[where]);
  const given = (of: TemplateText, values: readonly string[]) =>
    of.variables.map(({ name }, i) => ({
      type: "text",
      ...(named && { parameter_name: name }),
      text: values[i] ?? "",
    }));

  const components: unknown[] = [];
  let header: Header | undefined;
  if (parts.header?.kind === "text") {
    const values = texts("header", parts.header);
    header = { type: "text", text: fillIn(parts.header.text, byName(parts.header, values)) };
    if (values.length > 0) components.push({ type: "header", parameters: given(parts.header, values) });
  } else if (parts.header?.kind === "location") {
    const { location } = parameters;
    if (!location) problems.push({ code: "template_parameters_missing", which: "location" });
    else {
      header = { type: "location", location };
      const { latitude, longitude, name, address } = location;
      const place = { latitude, longitude, ...(name && { name }), ...(address && { address }) };
      components.push({ type: "header", parameters: [{ type: "location", location: place }] });
    }
  } else if (parts.header) {
    const { kind } = parts.header;
    if (!file) problems.push({ code: "template_header_missing", which: kind });
    header = { type: "media" };
    const name = kind === "document" && file ? { filename: file.filename } : {};
    components.push({ type: "header", parameters: [{ type: kind, [kind]: name }] });
  }

  const values = texts("body", parts.body);
  const text = fillIn(parts.body.text, byName(parts.body, values));
  if (Array.from(text).length > TEMPLATE_TEXT_LIMIT) {
    problems.push({ code: "template_text_too_long", which: "body", limit: TEMPLATE_TEXT_LIMIT });
  }
  if (values.length > 0) components.push({ type: "body", parameters: given(parts.body, values) });

  const buttons = parts.buttons.map((button) => {
    const value = parameters.buttons?.[button.index]?.trim() ?? "";
    const component = buttonComponent(problems, button, value);
    if (component) components.push(component);
    const { type, title } = button;
    const url = button.url && button.url.replace(/\{\{\s*\w+\s*\}\}/, () => value || "…");
    return { type, title, ...(url && { url }) };
  });
  return {
    text,
    ...(header && { header }),
    ...(parts.footer !== null && { footer: parts.footer }),
    ...(buttons.length > 0 && { buttons }),
    components,
    problems,
  };
}

function textsOf(
  problems: TemplateProblem[],
  where: "header" | "body",
  { variables }: TemplateText,
  values: Readonly<Record<string, string>> = {},
): string[] {
  return variables.map(({ name }) => {
    const value = (Object.hasOwn(values, name) ? values[name] ?? "" : "").trim();
    const which = `${where} ${name}`;
    if (value === "") problems.push({ code: "template_parameters_missing", which });
    if (isBroken(value)) problems.push({ code: "template_parameter_lines", which });
    return value;
  });
}

const isBroken = (value: string) => /[\n\r\t]| {5,}/.test(value);
// What is not there yet stays a blank to be filled in, for the preview.
const byName = ({ variables }: TemplateText, values: readonly string[]) =>
  Object.fromEntries(variables.flatMap(({ name }, i) => values[i] ? [[name, values[i]]] : []));

function buttonComponent(problems: TemplateProblem[], button: TemplateButton, value: string): unknown {
  const which = `button ${button.index}`;
  const component = (sub_type: string, parameter: unknown) => ({
    type: "button",
    sub_type,
    index: String(button.index),
    parameters: [parameter],
  });
  if (button.asks !== "nothing" && value === "") {
    problems.push({ code: "template_parameters_missing", which });
  }
  if (isBroken(value)) problems.push({ code: "template_parameter_lines", which });
  switch (button.type) {
    case "QUICK_REPLY":
      return value === "" ? null : component("quick_reply", { type: "payload", payload: value });
    case "COPY_CODE":
      if (Array.from(value).length > COPY_CODE_LIMIT) {
        problems.push({ code: "template_code_too_long", which, limit: COPY_CODE_LIMIT });
      }
      return component("copy_code", { type: "coupon_code", coupon_code: value });
    case "FLOW": // Meta wants the component even where there is nothing to say in it
      return component("flow", { type: "action", action: { flow_token: value || "unused" } });
    default:
      return button.asks === "nothing" ? null : component("url", { type: "text", text: value });
  }
}

/** The components with the header's uploaded file in its place. */
export function withHeaderMedia(components: readonly unknown[], mediaId: string): readonly unknown[] {
  return components.map((component) => {
    if (!isLoose(component) || component.type !== "header" || !Array.isArray(component.parameters)) {
      return component;
    }
    const parameters = component.parameters.map((parameter: unknown) => {
      if (!isLoose(parameter)) return parameter;
      const kind = ["image", "video", "document"].find((one) => one === parameter.type);
      if (!kind) return parameter;
      const file = parameter[kind];
      return { ...parameter, [kind]: { ...(isLoose(file) ? file : {}), id: mediaId } };
    });
    return { ...component, parameters };
  });
}

const isLoose = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Meta's own examples as values, for a preview of what nobody has filled in yet. */
export function exampleParameters(template: Pick<Template, "components">): TemplateParameters {
  const { header, body, buttons } = templateParts(template);
  const examples = ({ variables }: TemplateText) =>
    Object.fromEntries(variables.flatMap(({ name, example }) => example ? [[name, example]] : []));
  return {
    ...(header?.kind === "text" && { header: examples(header) }),
    body: examples(body),
    buttons: Object.fromEntries(
      buttons.flatMap(({ index, asks, example }) => asks !== "nothing" && example ? [[index, example]] : []),
    ),
  };
}
