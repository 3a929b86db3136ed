/** `balcao user change`: role, departments, and whether somebody may sign in at all. */

import { changeRights, getUserByEmail, ROLES } from "../core/users/mod.ts";
import { type Command, UsageError } from "./command.ts";
import { departmentIdsOf } from "./departments_by_name.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "user change",
  about: "Change what somebody may do; their open pages follow at once",
  options: {
    "email": { type: "string", value: "EMAIL", required: true, about: "Who" },
    "role": { type: "string", value: ROLES.join("|"), about: "Their new role" },
    "department": {
      type: "string",
      value: "NAME",
      multiple: true,
      about: "The departments they belong to from now on",
    },
    "no-department": { type: "boolean", about: "They belong to none from now on" },
    "active": {
      type: "string",
      value: "yes|no",
      about: "no: they can't sign in and are signed out everywhere",
    },
    "see-unassigned": {
      type: "string",
      value: "yes|no",
      about: "Whether they see tickets without department",
    },
  },
  async run(values, io) {
    const role = ROLES.find((known) => known === values.text("role"));
    if (values.has("role") && !role) throw new UsageError(`--role is one of ${ROLES.join(", ")}`);
    const yesNo = (name: string) => {
      const text = values.text(name);
      if (text !== undefined && text !== "yes" && text !== "no") {
        throw new UsageError(`--${name} is yes or no`);
      }
      return text === undefined ? undefined : text === "yes";
    };
    const [active, seeUnassigned] = [yesNo("active"), yesNo("see-unassigned")];
    return await withCore(io, async (core) => {
      const user = await getUserByEmail(core, values.need("email"));
      const named = values.has("department") || values.has("no-department");
      const departmentIds = await departmentIdsOf(core, values.all("department"));
      const changed = await changeRights(core, {
        userId: user.id,
        ...(role && { role }),
        ...(named && { departmentIds }),
        ...(active !== undefined && { active }),
        ...(seeUnassigned !== undefined && { seeUnassigned }),
      });
      io.out(changed.id);
      return 0;
    });
  },
};
