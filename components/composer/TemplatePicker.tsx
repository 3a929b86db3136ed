/** The approved templates to choose from, by words and language. */

import type { Template } from "../../core/templates/template.ts";
import { templateParts } from "../../core/templates/template_parts.ts";
import { useReader } from "../reader.ts";
import { Field } from "./Field.tsx";
import { Hidden } from "./Hidden.tsx";

/** What the picker is drawn from. */
export interface TemplatePickerProps {
  action: string;
  /** What goes with every choice: whom it is for. */
  kept: Readonly<Record<string, string>>;
  templates: readonly Template[];
  languages: readonly string[];
  search: string;
  language: string;
}

/** Draws the search and what it found. */
export function TemplatePicker(props: TemplatePickerProps) {
  const { action, kept, templates, languages, search, language } = props;
  const { t } = useReader();
  const query = (template: string) => new URLSearchParams({ ...kept, template });
  return (
    <>
      <form method="get" action={action} data-results=".picks">
        <Hidden of={kept} />
        <Field name="q" type="search" label={t("template_search")} value={search} autofocus />
        {languages.length > 1 && (
          <div class="field">
            <label for="language">{t("template_language")}</label>
            <select class="in-box" id="language" name="language">
              <option value="">{t("all_languages")}</option>
              {languages.map((one) => (
                <option key={one} value={one} selected={one === language}>{one}</option>
              ))}
            </select>
          </div>
        )}
        <button class="btn" type="submit">{t("search")}</button>
      </form>
      <div class="picks" aria-live="polite">
        {templates.length === 0 && <p class="sys">{t("templates_none")}</p>}
        {templates.map((template) => (
          <a class="opt" key={template.id} href={`${action}?${query(template.id)}`}>
            <b>{template.name}</b>
            <span>{template.language}</span>
            <Category of={template} />
            <small class="few">{templateParts(template).body.text}</small>
          </a>
        ))}
      </div>
    </>
  );
}

/** What the template counts as to Meta, which decides its price. */
export function Category({ of }: { of: Template }) {
  const reader = useReader();
  const key = `category_${of.category}`;
  return <span class="senha">{reader.has(key) ? reader.t(key) : of.category}</span>;
}
