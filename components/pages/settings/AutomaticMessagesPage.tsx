/**
 * What a connection says by itself: on or off, the text, and how a customer will
 * read it. The preview is drawn by the server from what is typed; nothing is saved
 * by looking at it.
 */

import type { AutomaticMessage, Connection } from "../../../core/connections/connection.ts";
import { Field } from "../../form/Field.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { Toggle } from "../../form/Toggle.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

const KINDS: readonly AutomaticMessage[] = ["greeting", "acceptance", "farewell"];

/** A message as it is or as it is typed. */
export interface AutomaticDraft {
  readonly on: boolean;
  readonly text: string;
  /** As a customer would read it; null: there is nothing to read. */
  readonly preview: string | null;
}

/** What the page is drawn from. */
export interface AutomaticMessagesPageProps {
  connection: Connection;
  drafts: Readonly<Record<AutomaticMessage, AutomaticDraft>>;
  /** Whether these are typed and not saved. */
  previewed: boolean;
  variables: readonly string[];
  refusal: Refusal | null;
  saved: string | null;
}

/** Draws the page. */
export function AutomaticMessagesPage(props: AutomaticMessagesPageProps) {
  const { connection, drafts, previewed, variables, refusal, saved } = props;
  const t = useText();
  const look = (
    <button class="btn" type="submit" name="preview" value="on">{t("automatic_preview_show")}</button>
  );
  return (
    <SettingsDesk
      room="connections"
      title={`${connection.name}: ${t("automatic_messages")}`}
      back={`/settings/connections/${connection.id}`}
      saved={saved}
    >
      {previewed && <p class="say" role="status">{t("automatic_preview_hint")}</p>}
      <FormSection
        name="messages"
        action={`/settings/connections/${connection.id}/messages`}
        refusal={refusal}
        aside={look}
      >
        {KINDS.map((kind) => <Message key={kind} kind={kind} draft={drafts[kind]} refusal={refusal} />)}
      </FormSection>
      <section class="card" aria-labelledby="variables">
        <h2 id="variables">{t("variables")}</h2>
        <p class="hint">{t("variables_hint")}</p>
        <ul class="hues">
          {variables.map((name) => (
            <li key={name}>
              <code>{`{{${name}}}`}</code>
            </li>
          ))}
        </ul>
      </section>
    </SettingsDesk>
  );
}

function Message(
  { kind, draft, refusal }: { kind: AutomaticMessage; draft: AutomaticDraft; refusal: Refusal | null },
) {
  const t = useText();
  const name = t(`automatic_${kind}`);
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <p class="hint">{t(`automatic_${kind}_hint`)}</p>
      <Toggle name={`${kind}_on`} label={t("automatic_on")} checked={draft.on} refusal={refusal} />
      <Field
        name={kind}
        label={t("automatic_text", { name })}
        rows={3}
        value={draft.text}
        codes={["variable_unknown", "automatic_text_too_long", "automatic_text_needed"]}
        refusal={refusal}
      />
      {draft.preview !== null && !refusal && (
        <div class="field">
          <small>{t("automatic_preview")}</small>
          <p class="bubble-like">{draft.preview}</p>
        </div>
      )}
    </section>
  );
}
