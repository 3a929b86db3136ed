/**
 * A core for the length of one command, beside a server that may be running.
 *
 * The danger is to get in the server's way: nothing is held longer than one
 * unit takes, a busy writer is waited for, and the database is never migrated
 * under a running server's feet (a newer schema is refused by the server, an
 * older one is brought up to date only when nobody else could have done it).
 */

import { loadConfig } from "../core/config.ts";
import type { Core } from "../core/core.ts";
import { createLog } from "../core/log.ts";
import { openCore } from "../core/open_core.ts";
import { createVault } from "../core/vault.ts";
import { systemClock } from "../core/clock.ts";
import { openShortDatabase } from "../server/open_database.ts";
import { prepareDataDir, readSecretKey } from "../server/data_dir.ts";
import type { Io } from "./command.ts";

/** Runs `body` with a core on the configured database, and closes it whatever happens. */
export async function withCore<T>(io: Io, body: (core: Core) => Promise<T>): Promise<T> {
  const config = loadConfig(io.env);
  const level = config.logLevel === "debug" ? "debug" : "error";
  const log = createLog(level, (line) => io.err(line));
  await prepareDataDir(config.dataDir);
  const vault = createVault(await readSecretKey(config));
  const db = await openShortDatabase(config, log);
  try {
    return await body(openCore({ db, clock: systemClock, log, vault }));
  } finally { // the file is let go even when the command was refused
    await db.close();
  }
}

/** A secret from an option; "-" stands for the next line of standard input. */
export async function secretFrom(text: string, io: Io): Promise<string> {
  return text === "-" ? await io.readLine() : text;
}
