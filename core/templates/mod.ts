/** Templates: the messages that Meta has approved, kept, searched, filled in. */
export {
  exampleParameters,
  type FilledTemplate,
  fillTemplate,
  type TemplateParameters,
  type TemplateProblem,
  withHeaderMedia,
} from "./fill_template.ts";
export { listTemplates } from "./list_templates.ts";
export { refreshTemplates, syncAccountTemplates } from "./refresh_templates.ts";
export { syncTemplates } from "./sync_templates.ts";
export { isSendable, type Template } from "./template.ts";
export { type TemplateButton, type TemplateHeader, templateParts } from "./template_parts.ts";
export { getTemplate } from "./template_store.ts";
