/** `balcao user add`: adds a person who can sign in; prints their id last. */

import { addUser, ROLES } from "../core/users/mod.ts";
import { type Command, UsageError } from "./command.ts";
import { departmentIdsOf } from "./departments_by_name.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "user add",
  about: "Add a person who can sign in",
  options: {
    "email": { type: "string", value: "EMAIL", required: true, about: "What they sign in with" },
    "name": { type: "string", value: "NAME", required: true, about: "Their name" },
    "public-name": { type: "string", value: "NAME", about: "What colleagues see; the name by default" },
    "role": { type: "string", value: ROLES.join("|"), required: true, about: "What they may do" },
    "department": { type: "string", value: "NAME", multiple: true, about: "A department they belong to" },
    "password-stdin": { type: "boolean", required: true, about: "Read the password from standard input" },
  },
  async run(values, io) {
    const role = ROLES.find((known) => known === values.text("role"));
    if (!role) throw new UsageError(`--role is one of ${ROLES.join(", ")}`);
    const password = await io.readLine();
    return await withCore(io, async (core) => {
      const departmentIds = await departmentIdsOf(core, values.all("department"));
      const [email, name, publicName] = [
        values.need("email"),
        values.need("name"),
        values.text("public-name"),
      ];
      const user = await addUser(core, {
        email,
        name,
        role,
        departmentIds,
        password,
        ...(publicName && { publicName }),
      });
      io.out(user.id);
      return 0;
    });
  },
};
