/** `balcao token list`: the keys to the API that act as somebody, one a line; never the tokens themselves. */

import { getUserByEmail, listTokens } from "../core/users/mod.ts";
import type { Command } from "./command.ts";
import { columns, moment } from "./columns.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "token list",
  about: "Show somebody's keys to the API: id, created, scopes, name",
  options: {
    "user": { type: "string", value: "EMAIL", required: true, about: "Whose" },
  },
  async run(values, io) {
    return await withCore(io, async (core) => {
      const user = await getUserByEmail(core, values.need("user"));
      for (const { id, name, scopes, createdAt } of await listTokens(core, user.id)) {
        io.out(columns(id, moment(createdAt), scopes.join(","), name));
      }
      return 0;
    });
  },
};
