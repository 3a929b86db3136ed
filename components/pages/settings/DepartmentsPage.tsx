/** The queues, in the order in which everybody sees them. */

import type { Department } from "../../../core/departments/department.ts";
import { Empty } from "../../Empty.tsx";
import { Field } from "../../form/Field.tsx";
import { FormName } from "../../form/FormName.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { HueChoice } from "./HueChoice.tsx";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** What the page is drawn from. */
export interface DepartmentsPageProps {
  departments: readonly (Department & { readonly members: number })[];
  /** The colour that a new one would get. */
  nextHue: number;
  refusal: Refusal | null;
  saved: string | null;
}

/** Draws the page. */
export function DepartmentsPage({ departments, nextHue, refusal: refused, saved }: DepartmentsPageProps) {
  const t = useText();
  const refusal = refusalOfForm(refused, "department");
  return (
    <SettingsDesk room="departments" title={t("departments")} saved={saved}>
      {departments.length === 0
        ? <Empty icon="people" title={t("departments_none")} hint={t("departments_none_hint")} />
        : (
          <ul class="entries">
            {departments.map(({ id, name, hue, members }, i) => (
              <li key={id}>
                <a class="grow" href={`/settings/departments/${id}`}>
                  <span class={`dep hue-${hue}`}>{name}</span>
                  <small>{t("department_members_count", { n: members })}</small>
                </a>
                {i > 0 && <Move id={id} direction="up" label={t("department_up", { name })} sign="↑" />}
                {i < departments.length - 1 && (
                  <Move id={id} direction="down" label={t("department_down", { name })} sign="↓" />
                )}
              </li>
            ))}
          </ul>
        )}
      <FormSection
        name="department"
        action="/settings/departments"
        title={t("department_new")}
        refusal={refusal}
        submit={t("department_create")}
      >
        <Field
          name="name"
          label={t("department_name")}
          codes={["name_empty", "department_name_taken"]}
          maxLength={60}
          refusal={refusal}
          required
        />
        <HueChoice hue={nextHue} refusal={refusal} />
      </FormSection>
    </SettingsDesk>
  );
}

function Move(
  { id, direction, label, sign }: { id: string; direction: "up" | "down"; label: string; sign: string },
) {
  return (
    <form method="post" action={`/settings/departments/${id}/position`}>
      <FormName name="position" />
      <button class="ib" type="submit" name="direction" value={direction} title={label} aria-label={label}>
        {sign}
      </button>
    </form>
  );
}
