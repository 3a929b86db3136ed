/** What the form of a person says. */

import { PERMISSIONS, ROLES } from "../../../core/users/mod.ts";
import type { Form } from "../../../web/mod.ts";
import { ticked } from "../_ticked.ts";

/** The fields that a new person and an edited one have; a role that is none of ours is the least. */
export function userFields(form: Form) {
  const permissions = ticked(form, "permission");
  return {
    name: form.text("name"),
    publicName: form.text("public_name"),
    email: form.text("email"),
    role: ROLES.find((role) => role === form.text("role")) ?? "agent",
    departmentIds: ticked(form, "department"),
    seeUnassigned: form.has("see_unassigned"),
    permissions: PERMISSIONS.filter((permission) => permissions.includes(permission)),
  };
}
