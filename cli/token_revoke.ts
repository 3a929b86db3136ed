/** `balcao token revoke`: ends a key to the API for good; whoever holds it gets 401 from then on. */

import { revokeToken } from "../core/users/mod.ts";
import type { Command } from "./command.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "token revoke",
  about: "End a key to the API for good",
  operand: { value: "ID", about: "Which: tok_… as `token list` shows it" },
  options: {},
  async run(values, io) {
    const tokenId = values.operand();
    return await withCore(io, async (core) => {
      await revokeToken(core, { tokenId });
      io.out(tokenId);
      return 0;
    });
  },
};
