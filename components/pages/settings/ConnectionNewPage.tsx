/** Connecting a number: what Meta's dashboard shows, typed in once. Secrets that were typed are never drawn again. */

import { Field } from "../../form/Field.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** Draws the page. */
export function ConnectionNewPage({ refusal }: { refusal: Refusal | null }) {
  const t = useText();
  return (
    <SettingsDesk room="connections" title={t("connection_new")} back="/settings/connections">
      <FormSection
        name="connection"
        action="/settings/connections/new"
        hint={t("connection_new_hint")}
        refusal={refusal}
        submit={t("connection_create")}
      >
        <Field
          name="name"
          label={t("connection_name")}
          hint={t("connection_name_hint")}
          codes={["name_empty", "connection_name_taken"]}
          maxLength={60}
          refusal={refusal}
          required
        />
        <div class="pair">
          <Field
            name="phone_number_id"
            label={t("phone_number_id")}
            codes={["phone_number_id_malformed", "phone_number_id_taken"]}
            refusal={refusal}
            required
          />
          <Field
            name="waba_id"
            label={t("waba_id")}
            codes={["waba_id_malformed"]}
            refusal={refusal}
            required
          />
        </div>
        <SecretFields refusal={refusal} required />
      </FormSection>
    </SettingsDesk>
  );
}

/** The three secrets; not required where they are replaced one by one. */
export function SecretFields({ refusal, required }: { refusal: Refusal | null; required: boolean }) {
  const t = useText();
  return (
    <>
      <Field
        name="accessToken"
        label={t("access_token")}
        hint={t("access_token_hint")}
        type="password"
        autocomplete="new-password"
        codes={["secret_empty"]}
        refusal={refusal}
        required={required}
      />
      <Field
        name="appSecret"
        label={t("app_secret")}
        hint={t("app_secret_hint")}
        type="password"
        autocomplete="new-password"
        codes={["secret_empty"]}
        refusal={refusal}
        required={required}
      />
      <Field
        name="verifyToken"
        label={t("verify_token")}
        {...(required && { hint: t("verify_token_hint") })}
        type="password"
        autocomplete="new-password"
        codes={["secret_empty"]}
        refusal={refusal}
      />
    </>
  );
}
