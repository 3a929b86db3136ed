/** The templates of a connection's account as Meta has them: whether they can be sent, and what they say. */

import type { Connection } from "../../../core/connections/connection.ts";
import type { Template } from "../../../core/templates/template.ts";
import { templateParts } from "../../../core/templates/template_parts.ts";
import { Errors } from "../../form/Errors.tsx";
import { FormName } from "../../form/FormName.tsx";
import { momentText } from "../../moments.ts";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { categoryText, qualityText, templateStatusText } from "./meta_words.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** What the page is drawn from. */
export interface TemplatesPageProps {
  connection: Connection;
  templates: readonly Template[];
  refusal: Refusal | null;
  saved: string | null;
  now: number;
}

const BAD = ["REJECTED", "DISABLED", "PAUSED"];
const markOf = (status: string) =>
  status === "APPROVED" ? "mark ok" : BAD.includes(status) ? "mark failed" : "mark warning";

/** Draws the page. */
export function TemplatesPage({ connection, templates, refusal, saved, now }: TemplatesPageProps) {
  const reader = useReader();
  const { t } = reader;
  const { id, name, templatesSyncedAt } = connection;
  return (
    <SettingsDesk
      room="connections"
      title={`${name}: ${t("templates")}`}
      back={`/settings/connections/${id}`}
      saved={saved}
    >
      <Errors refusal={refusal} />
      <form class="acts" method="post" action={`/settings/connections/${id}/templates`}>
        <FormName name="templates" />
        <button class="btn go" type="submit">{t("templates_sync")}</button>
        <span class="hint">
          {templatesSyncedAt === null
            ? t("templates_synced_never")
            : t("templates_synced_at", { time: momentText(reader, templatesSyncedAt, now) })}
        </span>
      </form>
      {templates.length === 0 ? <p class="hint">{t("templates_empty")}</p> : (
        <ul class="entries">
          {templates.map((template) => <Entry key={template.id} template={template} />)}
        </ul>
      )}
    </SettingsDesk>
  );
}

function Entry({ template }: { template: Template }) {
  const reader = useReader();
  const { t } = reader;
  const { header, body, footer, buttons, unsupported } = templateParts(template);
  const notes = [
    template.rejectedReason && template.rejectedReason !== "NONE" &&
    t("template_rejected_reason", { reason: template.rejectedReason }),
    template.quality && template.quality !== "UNKNOWN" &&
    t("template_quality", { quality: qualityText(reader, template.quality) }),
    unsupported !== null && t("template_unsupported", { part: unsupported }),
  ].filter(Boolean);
  const said = [header?.kind === "text" ? header.text : null, body.text, footer].filter(Boolean).join("\n");
  return (
    <li>
      <div class="grow">
        <b>{template.name}</b>
        <small>
          {[template.language, categoryText(reader, template.category), ...notes].filter(Boolean).join(" · ")}
        </small>
        {said && <p class="bubble-like">{said}</p>}
        {buttons.length > 0 && <small>{buttons.map(({ title }) => `[${title}]`).join(" ")}</small>}
      </div>
      <span class={markOf(template.status)}>{templateStatusText(reader, template.status)}</span>
    </li>
  );
}
