/**
 * The serving process's database with ingest beside it.
 *
 * Embedded, both live in the writer's Worker, so that a heavy batch never holds
 * up a page; the main thread only says that there is something new. Replicated,
 * units travel over HTTP and ingest runs here, on this node's own journal.
 */

import type { Config } from "../core/config.ts";
import type { Core } from "../core/core.ts";
import { type Database, openEmbedded, openReplicated } from "../core/db/mod.ts";
import type { Journal } from "../core/journal/mod.ts";
import type { Log } from "../core/log.ts";
import { parseWebhook } from "../core/whatsapp/mod.ts";
import { startIngest } from "../workers/ingest.ts";
import { databasePath, primaryOf, replicaPath } from "./open_database.ts";

/** Ingest as far as the serving process deals with it. */
export interface Receiving {
  wake(): void;
  stop(): Promise<void>;
}

/** An open database and the way to have the journal worked off into it. */
export interface ServingDatabase {
  readonly db: Database;
  startReceiving(core: Core, journal: Journal): Receiving;
}

/** Opens the configured database for serving. */
export async function openServingDatabase(
  { config, log, journalPath }: { config: Config; log: Log; journalPath: string },
): Promise<ServingDatabase> {
  const primary = primaryOf(config);
  if (primary) {
    const db = await openReplicated({ ...primary, replicaPath: replicaPath(config), log });
    return { db, startReceiving: (core, journal) => startIngest({ core, journal, parse: parseWebhook }) };
  }
  const writer = new URL("../writer.ts", import.meta.url);
  const db = await openEmbedded({ path: databasePath(config), writer, log, setup: { journalPath } });
  return {
    db,
    // It runs in the Worker from the start and ends with the database.
    startReceiving: () => ({ wake: () => db.post("wake"), stop: () => Promise.resolve() }),
  };
}
