/** What the whole company goes by: its name, its clock, the language its messages are worded in. */

import { type Locale, LOCALES } from "../../../core/users/user.ts";
import { Field } from "../../form/Field.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { Select } from "../../form/Select.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

const NAMES = { "pt-BR": "Português (Brasil)", en: "English", es: "Español" } as const;

/** Draws the page. */
export function GeneralPage(
  { settings, refusal, saved }: {
    settings: { readonly companyName: string; readonly timeZone: string; readonly language: Locale };
    refusal: Refusal | null;
    saved: string | null;
  },
) {
  const t = useText();
  return (
    <SettingsDesk room="general" title={t("general")} saved={saved}>
      <FormSection name="general" action="/settings/general" refusal={refusal}>
        <Field
          name="company_name"
          label={t("company_name")}
          hint={t("company_name_hint")}
          codes={["setting_name_too_long"]}
          value={settings.companyName}
          maxLength={100}
          refusal={refusal}
        />
        <Field
          name="time_zone"
          label={t("time_zone")}
          hint={t("time_zone_hint")}
          codes={["setting_time_zone_unknown"]}
          value={settings.timeZone}
          refusal={refusal}
          required
        />
        <Select
          name="language"
          label={t("customer_language")}
          codes={["setting_language_unknown"]}
          value={settings.language}
          options={LOCALES.map((value) => ({ value, label: NAMES[value] }))}
          refusal={refusal}
        />
      </FormSection>
    </SettingsDesk>
  );
}
