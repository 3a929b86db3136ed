/** A template as the customer will see it; what is not filled in yet is a blank that follows its field where scripts run. */

import type { FilledTemplate, TemplateParameters } from "../../core/templates/fill_template.ts";
import type { Template } from "../../core/templates/template.ts";
import { templateParts } from "../../core/templates/template_parts.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";
import { fieldName } from "./template_fields.ts";

/** Draws the preview. */
export function TemplatePreview(
  { template, filled, parameters }: {
    template: Template;
    filled: FilledTemplate;
    parameters: TemplateParameters;
  },
) {
  const t = useText();
  const { header, body } = templateParts(template);
  return (
    <div class="model" role="group" aria-label={t("preview_title")}>
      {header?.kind === "text" && (
        <b>
          <Holes of="header" text={header.text} values={parameters.header} />
        </b>
      )}
      {header && header.kind !== "text" && (
        <p class="kind">
          <Icon name={header.kind === "location" ? "pin" : "doc"} />
          {t(`kind_${header.kind}`)}
        </p>
      )}
      <p>
        <Holes of="body" text={body.text} values={parameters.body} />
      </p>
      {filled.footer && <small>{filled.footer}</small>}
      {filled.buttons?.map(({ title }, i) => <span class="btn" key={i}>{title}</span>)}
    </div>
  );
}

function Holes(
  { of, text, values = {} }: {
    of: "header" | "body";
    text: string;
    values?: Readonly<Record<string, string>> | undefined;
  },
) {
  // What split leaves at odd places are the names between the braces.
  return (
    <>
      {text.split(/\{\{\s*(\w+)\s*\}\}/).map((part, i) =>
        i % 2 === 0 ? part : (
          <span key={i} data-hole={fieldName(of, part)} data-blank={`{{${part}}}`}>
            {values[part] || `{{${part}}}`}
          </span>
        )
      )}
    </>
  );
}
