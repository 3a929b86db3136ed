/** `balcao session end`: signs one browser out, wherever it stands. */

import { revokeSession } from "../core/users/mod.ts";
import type { Command } from "./command.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "session end",
  about: "Sign one browser out",
  operand: { value: "ID", about: "Which: ses_… as `session list` shows it" },
  options: {},
  async run(values, io) {
    const sessionId = values.operand();
    return await withCore(io, async (core) => {
      await revokeSession(core, { sessionId });
      io.out(sessionId);
      return 0;
    });
  },
};
