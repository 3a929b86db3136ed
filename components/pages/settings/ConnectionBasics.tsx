/** How a number behaves: its name, where new tickets go, when they reopen, signature and read receipts. */

import { type Connection, READ_POLICIES, SIGNATURE_MODES } from "../../../core/connections/connection.ts";
import type { Department } from "../../../core/departments/department.ts";
import { Field } from "../../form/Field.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { Select } from "../../form/Select.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";

/** Draws the form. */
export function ConnectionBasics(
  { connection, departments, refusal }: {
    connection: Connection;
    departments: readonly Department[];
    refusal: Refusal | null;
  },
) {
  const t = useText();
  const queues = [
    { value: "", label: t("department_none") },
    ...departments.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FormSection
      name="basics"
      action={`/settings/connections/${connection.id}`}
      title={t("connection_basics")}
      refusal={refusal}
    >
      <div class="pair">
        <Field
          name="name"
          label={t("connection_name")}
          codes={["name_empty", "connection_name_taken"]}
          value={connection.name}
          maxLength={60}
          refusal={refusal}
          required
        />
        <Select
          name="department"
          label={t("default_department")}
          codes={["department_not_found"]}
          value={connection.defaultDepartmentId ?? ""}
          options={queues}
          refusal={refusal}
        />
      </div>
      <Field
        name="reopen_minutes"
        label={t("reopen_minutes")}
        hint={t("reopen_minutes_hint")}
        codes={["reopen_minutes_malformed"]}
        type="number"
        value={String(connection.reopenMinutes)}
        refusal={refusal}
        required
      />
      <div class="pair">
        <Select
          name="signature_mode"
          label={t("signature_mode")}
          value={connection.signatureMode}
          options={SIGNATURE_MODES.map((value) => ({ value, label: t(`signature_${value}`) }))}
          codes={["connection_policy_unknown"]}
          refusal={refusal}
        />
        <Select
          name="read_policy"
          label={t("read_policy")}
          value={connection.readPolicy}
          options={READ_POLICIES.map((value) => ({ value, label: t(`read_${value}`) }))}
          refusal={refusal}
        />
      </div>
    </FormSection>
  );
}
