/** One number: how it is doing, what Meta must be told, how it behaves, its credentials. */

import type { Connection } from "../../../core/connections/connection.ts";
import type { Department } from "../../../core/departments/department.ts";
import { Errors } from "../../form/Errors.tsx";
import { FormName } from "../../form/FormName.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { FormSection } from "../../form/FormSection.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { ConnectionBasics } from "./ConnectionBasics.tsx";
import { ConnectionHealth } from "./ConnectionHealth.tsx";
import { SecretFields } from "./ConnectionNewPage.tsx";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** What the page is drawn from. */
export interface ConnectionPageProps {
  connection: Connection;
  departments: readonly Department[];
  webhookUrl: string;
  refusal: Refusal | null;
  saved: string | null;
  now: number;
}

/** The forms of this page that have no fields: their refusals stand above everything. */
const BARE = ["check", "subscription", "resumption", "verification"];

/** Draws the page. */
export function ConnectionPage(props: ConnectionPageProps) {
  const { connection, departments, webhookUrl, refusal, saved, now } = props;
  const t = useText();
  const { id } = connection;
  const secrets = refusalOfForm(refusal, "secrets");
  return (
    <SettingsDesk room="connections" title={connection.name} back="/settings/connections" saved={saved}>
      <Errors refusal={BARE.map((name) => refusalOfForm(refusal, name)).find(Boolean) ?? null} />
      <ConnectionHealth connection={connection} now={now} />
      <Webhook id={id} url={webhookUrl} />
      <ul class="entries">
        <li>
          <a class="grow" href={`/settings/connections/${id}/messages`}>{t("automatic_messages")}</a>
        </li>
        <li>
          <a class="grow" href={`/settings/connections/${id}/templates`}>{t("templates")}</a>
        </li>
      </ul>
      <ConnectionBasics
        connection={connection}
        departments={departments}
        refusal={refusalOfForm(refusal, "basics")}
      />
      <FormSection
        name="secrets"
        action={`/settings/connections/${id}/credentials`}
        title={t("connection_secrets")}
        hint={t("connection_secrets_hint")}
        refusal={secrets}
        submit={t("connection_secrets_save")}
      >
        <SecretFields refusal={secrets} required={false} />
      </FormSection>
    </SettingsDesk>
  );
}

function Webhook({ id, url }: { id: string; url: string }) {
  const t = useText();
  return (
    <section class="card" aria-labelledby="webhook">
      <h2 id="webhook">{t("webhook_title")}</h2>
      <p class="hint">{t("webhook_hint")}</p>
      <div>
        <span>{t("webhook_address")}</span>
        <code class="copy">{url}</code>
        {!url.startsWith("https:") && <p class="hint">{t("webhook_not_https")}</p>}
      </div>
      <form class="acts" method="post" action={`/settings/connections/${id}/verification`}>
        <FormName name="verification" />
        <button class="btn" type="submit">{t("verify_token_show")}</button>
      </form>
    </section>
  );
}
