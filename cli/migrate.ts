/** `balcao migrate`: brings the database to this version's schema; done at every start as well. */

import { loadConfig } from "../core/config.ts";
import { prepareDataDir } from "../server/data_dir.ts";
import { migrateDatabase } from "../server/open_database.ts";
import type { Command } from "./command.ts";

/** The command. */
export const command: Command = {
  name: "migrate",
  about: "Bring the database to this version's schema (the server does so at each start)",
  options: {},
  async run(_values, io) {
    const config = loadConfig(io.env);
    await prepareDataDir(config.dataDir);
    const { version, applied } = await migrateDatabase(config);
    for (const name of applied) io.out(`applied ${name}`);
    io.out(`schema version ${version}`);
    return 0;
  },
};
