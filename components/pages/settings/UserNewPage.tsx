/** Somebody new: who they are, what they may do, and the password they come in with. */

import type { Department } from "../../../core/departments/department.ts";
import { PERMISSIONS } from "../../../core/users/user.ts";
import { Field } from "../../form/Field.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";
import { type FieldsUser, UserFields } from "./UserFields.tsx";

const NOBODY: FieldsUser = {
  name: "",
  publicName: "",
  email: "",
  role: "agent",
  departmentIds: [],
  seeUnassigned: true,
  permissions: PERMISSIONS,
};

/** Draws the page. */
export function UserNewPage(
  { departments, refusal }: { departments: readonly Department[]; refusal: Refusal | null },
) {
  const t = useText();
  return (
    <SettingsDesk room="users" title={t("user_new")} back="/settings/users">
      <FormSection name="user" action="/settings/users/new" refusal={refusal} submit={t("user_create")}>
        <UserFields user={NOBODY} departments={departments} refusal={refusal} />
        <Field
          name="password"
          label={t("user_password")}
          hint={t("user_password_empty")}
          type="password"
          autocomplete="new-password"
          codes={["password_weak"]}
          refusal={refusal}
        />
      </FormSection>
    </SettingsDesk>
  );
}
