/** A template of Meta's to test with, as the account's list would have left it. */

import type { Core } from "../core/core.ts";
import { json, sql } from "../core/db/mod.ts";
import type { Template } from "../core/templates/template.ts";

let count = 0;

/** An approved template of the builders' account, with a body and nothing to fill in, unless told. */
export async function aTemplate(core: Core, of: Partial<Template> = {}): Promise<Template> {
  const template: Template = {
    id: core.newId("template"),
    wabaId: "200000000",
    name: `modelo_${++count}`,
    language: "pt_BR",
    category: "UTILITY",
    status: "APPROVED",
    quality: null,
    rejectedReason: null,
    parameterFormat: "POSITIONAL",
    components: [{ type: "BODY", text: "Olá!" }],
    updatedAt: core.now(),
    ...of,
  };
  const { id, wabaId, name, language, category, status, parameterFormat, components, updatedAt } = template;
  await core.commit((unit) =>
    unit.write(
      sql`INSERT INTO templates (public_id, waba_id, name, language, category, status, parameter_format,
        components, updated_at)
      VALUES (${id}, ${wabaId}, ${name}, ${language}, ${category}, ${status}, ${parameterFormat},
        ${json(components)}, ${updatedAt})`,
    )
  );
  return template;
}
