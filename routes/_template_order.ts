/** What a template's form orders: which one, with which values, and its file. */

import { parametersOf } from "../components/composer/template_fields.ts";
import type { MessageBody } from "../core/messages/mod.ts";
import type { Core } from "../core/core.ts";
import { listTemplates, type Template } from "../core/templates/mod.ts";
import type { Form } from "../web/mod.ts";
import type { State } from "./_state.ts";
import { placeOf } from "./tickets/[id]/_place.ts";
import { keepUpload } from "./tickets/[id]/_upload.ts";

/** The order of a sent form; refuses what is wrong with its file or place. */
export async function templateOf(
  state: State,
  form: Form,
): Promise<Extract<MessageBody, { type: "template" }>> {
  const file = form.file("file");
  const place = form.has("latitude") ? { location: placeOf((name) => form.text(name)) } : {};
  return {
    type: "template",
    templateId: form.text("template"),
    parameters: { ...parametersOf(form.values()), ...place },
    header: file ? await keepUpload(state, file) : undefined,
  };
}

/** What a picker shows of a connection's templates, by what its address asks for. */
export async function templatesFor(
  core: Core,
  connectionId: string,
  asked: Readonly<Record<string, string>>,
) {
  const all = await listTemplates(core, { connectionId });
  const { q: search = "", language = "", template: id } = asked;
  const chosen: Template | null = all.find((one) => one.id === id) ?? null;
  return {
    chosen,
    templates: await listTemplates(core, { connectionId, search, language }),
    languages: [...new Set(all.map((one) => one.language))].sort(),
    search,
    language,
  };
}
