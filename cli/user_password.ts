/** `balcao user password`: for whoever forgot theirs; ends all their sessions. */

import { changePassword, getUserByEmail } from "../core/users/mod.ts";
import type { Command } from "./command.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "user password",
  about: "Give somebody another password and sign them out everywhere",
  options: {
    "email": { type: "string", value: "EMAIL", required: true, about: "Who" },
    "password-stdin": { type: "boolean", required: true, about: "Read the password from standard input" },
  },
  async run(values, io) {
    const password = await io.readLine();
    return await withCore(io, async (core) => {
      const user = await getUserByEmail(core, values.need("email"));
      await changePassword(core, { userId: user.id, password });
      io.out(user.id);
      return 0;
    });
  },
};
