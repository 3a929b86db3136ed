/** `balcao token create`: a key to the API; the token is printed last and never again. */

import { createToken, getUserByEmail, SCOPES } from "../core/users/mod.ts";
import type { Command } from "./command.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "token create",
  about: "Create a key to the API; prints it once, as the last line",
  options: {
    "user": { type: "string", value: "EMAIL", required: true, about: "Whom the token acts as" },
    "name": { type: "string", value: "NAME", required: true, about: "What it is for" },
    "scopes": {
      type: "string",
      value: "all|NAMES",
      required: true,
      about: `With commas between: ${SCOPES.join(", ")}`,
    },
  },
  async run(values, io) {
    const scopes = values.need("scopes").split(",").map((scope) => scope.trim()).filter(Boolean);
    return await withCore(io, async (core) => {
      const user = await getUserByEmail(core, values.need("user"));
      const { token } = await createToken(core, { user, name: values.need("name"), scopes });
      io.out(token);
      return 0;
    });
  },
};
