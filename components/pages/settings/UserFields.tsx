/** What a person is called and may do: the same fields for one who comes and one who is here. */

import type { Department } from "../../../core/departments/department.ts";
import { PERMISSIONS, ROLES, type User } from "../../../core/users/user.ts";
import { Field } from "../../form/Field.tsx";
import { Select } from "../../form/Select.tsx";
import { Toggle } from "../../form/Toggle.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";

/** Whose fields. */
export type FieldsUser = Pick<
  User,
  "name" | "publicName" | "email" | "role" | "departmentIds" | "seeUnassigned" | "permissions"
>;

/** Draws the fields. */
export function UserFields(
  { user, departments, refusal }: {
    user: FieldsUser;
    departments: readonly Department[];
    refusal: Refusal | null;
  },
) {
  const t = useText();
  return (
    <>
      <div class="pair">
        <Field
          name="name"
          label={t("user_name")}
          codes={["name_empty"]}
          value={user.name}
          maxLength={100}
          refusal={refusal}
          required
        />
        <Field
          name="public_name"
          label={t("public_name")}
          hint={t("public_name_hint")}
          codes={["public_name_too_long"]}
          value={user.publicName}
          maxLength={100}
          refusal={refusal}
        />
        <Field
          name="email"
          label={t("email")}
          type="email"
          codes={["email_malformed", "email_taken"]}
          value={user.email}
          refusal={refusal}
          required
        />
        <Select
          name="role"
          label={t("user_role")}
          hint={t("role_hint")}
          codes={["last_admin"]}
          value={user.role}
          options={ROLES.map((value) => ({ value, label: t(`role_${value}`) }))}
          refusal={refusal}
        />
      </div>
      {departments.length > 0 && (
        <fieldset>
          <legend>{t("user_departments")}</legend>
          {departments.map(({ id, name, hue }) => (
            <Toggle
              key={id}
              name={`department:${id}`}
              label={<span class={`dep hue-${hue}`}>{name}</span>}
              checked={user.departmentIds.includes(id)}
              refusal={refusal}
            />
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>{t("user_permissions")}</legend>
        <Toggle
          name="see_unassigned"
          label={t("see_unassigned")}
          checked={user.seeUnassigned}
          refusal={refusal}
        />
        {PERMISSIONS.map((permission) => (
          <Toggle
            key={permission}
            name={`permission:${permission}`}
            label={t(`permission_${permission}`)}
            checked={user.permissions.includes(permission)}
            refusal={refusal}
          />
        ))}
      </fieldset>
    </>
  );
}
