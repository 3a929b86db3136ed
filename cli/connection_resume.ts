/** `balcao connection resume`: lets sending go on after it was stopped, with another token if need be. */

import { listConnections, replaceAccessToken, resumeConnection } from "../core/connections/mod.ts";
import { notFound } from "../core/errors.ts";
import type { Command } from "./command.ts";
import { secretFrom, withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "connection resume",
  about: "Let sending go on after Meta refused the token or the billing",
  options: {
    "name": { type: "string", value: "NAME", required: true, about: "Which connection" },
    "access-token": { type: "string", value: "TOKEN|-", about: "Another access token" },
  },
  async run(values, io) {
    const given = values.text("access-token");
    const accessToken = given === undefined ? null : await secretFrom(given, io);
    return await withCore(io, async (core) => {
      const name = values.need("name").trim().toLowerCase();
      const connection = (await listConnections(core)).find((known) => known.name.toLowerCase() === name);
      if (!connection) throw notFound("connection_not_found", `There is no connection called ${name}`);
      if (accessToken === null) await resumeConnection(core, { id: connection.id });
      else await replaceAccessToken(core, { id: connection.id, accessToken });
      io.out(connection.id);
      return 0;
    });
  },
};
