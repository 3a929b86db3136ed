/**
 * A chosen template: its variables to fill in, its file, and how it will look. The
 * preview is the same form asked again, without sending anything.
 */

import { fillTemplate } from "../../core/templates/fill_template.ts";
import type { Template } from "../../core/templates/template.ts";
import {
  type TemplateButton,
  templateParts,
  type TemplateText,
} from "../../core/templates/template_parts.ts";
import { useText } from "../reader.ts";
import { Field } from "./Field.tsx";
import { Hidden } from "./Hidden.tsx";
import { PlaceFields } from "./LocationForm.tsx";
import { fieldName, parametersOf } from "./template_fields.ts";
import { Category } from "./TemplatePicker.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";

/** What the form is drawn from. */
export interface TemplateFormProps {
  action: string;
  kept: Readonly<Record<string, string>>;
  template: Template;
  messageId: string;
  typed: Readonly<Record<string, string>>;
}

const ACCEPTS = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp", document: undefined };

/** Draws the form. */
export function TemplateForm({ action, kept, template, messageId, typed }: TemplateFormProps) {
  const t = useText();
  const { header, body, buttons } = templateParts(template);
  const parameters = parametersOf(typed);
  const file = header && header.kind !== "text" && header.kind !== "location" ? header.kind : null;
  return (
    <form method="post" action={action} encType="multipart/form-data">
      <Hidden changes of={{ ...kept, id: messageId, template: template.id }} />
      <p>
        <b>{template.name}</b> {template.language} <Category of={template} />{" "}
        <a href={`${action}?${new URLSearchParams(kept)}`}>{t("template_other")}</a>
      </p>
      <TemplatePreview
        template={template}
        filled={fillTemplate(template, parameters)}
        parameters={parameters}
      />
      {header?.kind === "text" && <Variables of="header" text={header} typed={typed} />}
      {header?.kind === "location" && <PlaceFields typed={typed} />}
      <Variables of="body" text={body} typed={typed} />
      {buttons.map((button) => <ButtonField key={button.index} button={button} typed={typed} />)}
      {file && (
        <div class="field">
          <label for="file">{t("template_header_file")}: {t(`kind_${file}`)}</label>
          <input class="in-box" id="file" type="file" name="file" accept={ACCEPTS[file]} required />
        </div>
      )}
      <noscript>
        <button class="btn" type="submit" formMethod="get" formNoValidate>{t("preview")}</button>
      </noscript>
      <button class="btn go" type="submit">{t("send")}</button>
    </form>
  );
}

function Variables(
  { of, text, typed }: {
    of: "header" | "body";
    text: TemplateText;
    typed: Readonly<Record<string, string>>;
  },
) {
  const t = useText();
  return (
    <>
      {text.variables.map(({ name, example }) => {
        const field = fieldName(of, name);
        return (
          <Field
            key={field}
            name={field}
            label={t(of === "header" ? "template_header_variable" : "template_variable", { name })}
            hint={example && t("template_example", { example })}
            value={typed[field] ?? ""}
            fills={field}
            required
          />
        );
      })}
    </>
  );
}

function ButtonField(
  { button: { index, title, asks, example }, typed }: {
    button: TemplateButton;
    typed: Readonly<Record<string, string>>;
  },
) {
  const t = useText();
  if (asks === "nothing") return null;
  const name = fieldName("button", index);
  return (
    <Field
      name={name}
      label={t(asks === "url" ? "template_button_url" : "template_button_code", { title })}
      hint={example && t("template_example", { example })}
      value={typed[name] ?? ""}
      required
    />
  );
}
