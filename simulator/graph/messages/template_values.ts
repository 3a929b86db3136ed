/**
 * The values for a template's variables: as many as it has, in order or by name.
 *
 * A value is one line of text: Meta refuses new lines, tabs and more than four
 * spaces in a row, and an inbox that lets an agent type them gets 132018.
 */
import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { Template } from "../templates/template.ts";
import { variablesOf } from "../templates/template_shape.ts";
import { refuse } from "../refusal.ts";

/** The parameters of a component, looked at one by one. */
export function parametersOf(component: JsonObject | undefined): JsonObject[] {
  return Array.isArray(component?.parameters) ? component.parameters.filter(isObject) : [];
}

/** The variables of `text` with the values that `component` gives them. */
export function readValues(
  where: "header" | "body",
  template: Template,
  text: string,
  component: JsonObject | undefined,
): Map<string, string> {
  const names = variablesOf(text);
  const parameters = parametersOf(component);
  if (parameters.length !== names.length) {
    refuse(
      132000,
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`,
    );
  }
  const byName = template.parameter_format === "NAMED";
  const values = new Map<string, string>();
  for (const [index, parameter] of parameters.entries()) {
    const name = byName ? textAt(parameter, "parameter_name") : names[index];
    if (name === undefined || name === null) {
      refuse(132012, `${where}: Parameter name is missing or empty for a template with named parameters`);
    }
    if (!names.includes(name) || values.has(name)) {
      refuse(132012, `${where}: Parameter ${name} was not expected`);
    }
    values.set(name, readValue(where, parameter));
  }
  return values;
}

function readValue(where: string, parameter: JsonObject): string {
  if (parameter.type === "text") return needLine(where, parameter.text);
  if (where === "body" && (parameter.type === "currency" || parameter.type === "date_time")) {
    const given = parameter[parameter.type];
    const fallback = isObject(given) ? textAt(given, "fallback_value") : null;
    if (fallback === null) refuse(131008, `${parameter.type} parameter is missing fallback_value`);
    if (isObject(given) && parameter.type === "currency") {
      if (textAt(given, "code")?.length !== 3 || typeof given.amount_1000 !== "number") {
        refuse(132012, `${where}: currency needs code and amount_1000`);
      }
    }
    return fallback;
  }
  refuse(
    132012,
    `${where}: Format mismatch, expected TEXT, received ${String(parameter.type).toUpperCase()}`,
  );
}

/** A text of one line, not empty. */
export function needLine(where: string, text: unknown): string {
  if (typeof text !== "string" || text === "") {
    refuse(131008, `${where}: Parameter of type text is missing text value`);
  }
  if (/[\n\r\t]| {5,}/.test(text)) {
    refuse(
      132018,
      `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    );
  }
  return text;
}
