/** `balcao session list`: where somebody is signed in, one browser a line. */

import { getUserByEmail, listSessions } from "../core/users/mod.ts";
import { columns, moment } from "./columns.ts";
import type { Command } from "./command.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "session list",
  about: "Show where somebody is signed in: id, last seen, address, browser",
  options: {
    "user": { type: "string", value: "EMAIL", required: true, about: "Who" },
  },
  async run(values, io) {
    return await withCore(io, async (core) => {
      const user = await getUserByEmail(core, values.need("user"));
      for (const { id, seenAt, address, userAgent } of await listSessions(core, user.id, core.now())) {
        io.out(columns(id, moment(seenAt), address, userAgent));
      }
      return 0;
    });
  },
};
