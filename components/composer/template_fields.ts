/** How the fields of a template's form are called, and what they say together. Browser-safe. */

import type { TemplateParameters } from "../../core/templates/fill_template.ts";

/** Whose variable a field is. */
export type FieldOf = "header" | "body" | "button";

/** The name of a variable's field: `body.1`, `header.name`, `button.0`. */
export const fieldName = (of: FieldOf, name: string | number): string => `${of}.${name}`;

/** The values that the fields say; a place is not among them. */
export function parametersOf(fields: Readonly<Record<string, string>>): TemplateParameters {
  const of = (which: FieldOf) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        name.startsWith(`${which}.`) ? [[name.slice(which.length + 1), value]] : []
      ),
    );
  return { header: of("header"), body: of("body"), buttons: of("button") };
}
