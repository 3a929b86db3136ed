/** One queue: its name and colour, who belongs to it, and its end, once nothing points to it. */

import type { Department } from "../../../core/departments/department.ts";
import type { User } from "../../../core/users/user.ts";
import { Errors } from "../../form/Errors.tsx";
import { Field } from "../../form/Field.tsx";
import { FormName } from "../../form/FormName.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { FormSection } from "../../form/FormSection.tsx";
import { Toggle } from "../../form/Toggle.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { HueChoice } from "./HueChoice.tsx";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** What the page is drawn from. */
export interface DepartmentPageProps {
  department: Department;
  users: readonly User[];
  refusal: Refusal | null;
  saved: string | null;
}

/** Draws the page. */
export function DepartmentPage({ department, users, refusal, saved }: DepartmentPageProps) {
  const t = useText();
  const { id, name, hue } = department;
  const about = refusalOfForm(refusal, "department");
  const members = refusalOfForm(refusal, "members");
  return (
    <SettingsDesk room="departments" title={name} back="/settings/departments" saved={saved}>
      <FormSection name="department" action={`/settings/departments/${id}`} refusal={about}>
        <Field
          name="name"
          label={t("department_name")}
          codes={["name_empty", "department_name_taken"]}
          value={name}
          maxLength={60}
          refusal={about}
          required
        />
        <HueChoice hue={hue} refusal={about} />
      </FormSection>
      <FormSection
        name="members"
        action={`/settings/departments/${id}/members`}
        title={t("department_members")}
        hint={t("department_members_hint")}
        refusal={members}
      >
        <div class="pair">
          {users.map((user) => (
            <Toggle
              key={user.id}
              name={`member:${user.id}`}
              label={user.name}
              hint={user.active ? t(`role_${user.role}`) : t("user_deactivated")}
              checked={user.departmentIds.includes(id)}
              refusal={members}
            />
          ))}
        </div>
      </FormSection>
      <form class="card" method="post" action={`/settings/departments/${id}`}>
        <FormName name="removal" method="DELETE" />
        <h2>{t("department_remove")}</h2>
        <p class="hint">{t("department_remove_hint")}</p>
        <Errors refusal={refusalOfForm(refusal, "removal")} />
        <div class="acts">
          <button class="btn bad" type="submit">{t("department_remove")}</button>
        </div>
      </form>
    </SettingsDesk>
  );
}
