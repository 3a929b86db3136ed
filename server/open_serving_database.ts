/**
 * The serving process's database with ingest beside it.
 *
 * Embedded, both live in the writer's Worker, so that a heavy batch never holds
 * up a page; the main thread only says that there is something new. Replicated,
 * units travel over HTTP and ingest runs here, on this node's own journal.
 *
 * The danger: before ingest begins, the journal is compared with the database's
 * position in it (`renewOutdated`). Embedded, that is before the Worker starts;
 * replicated, as soon as the primary answers.
 */

import type { Config } from "../core/config.ts";
import type { Core } from "../core/core.ts";
import { type Database, openEmbedded, openReplicated } from "../core/db/mod.ts";
import { type Journal, renewOutdated } from "../core/journal/mod.ts";
import type { Log } from "../core/log.ts";
import { parseWebhook } from "../core/whatsapp/mod.ts";
import { startIngest } from "../workers/ingest.ts";
import { receiveWhenReady } from "./receive_when_ready.ts";
import { databasePath, migrateDatabase, primaryOf, replicaPath } from "./open_database.ts";

/** Ingest as far as the serving process deals with it. */
export interface Receiving {
  /** There is something new in the journal. */
  wake(): void;
  stop(): Promise<void>;
}

/** An open database and the way to have the journal worked off into it. */
export interface ServingDatabase {
  readonly db: Database;
  /** Resolves when the writer has died and nothing can be stored any more until a new start. */
  readonly gone: Promise<Error>;
  startReceiving(core: Core): Receiving;
}

/** What the serving process's database is opened with. */
export interface OpenServing {
  readonly config: Config;
  readonly log: Log;
  readonly journal: Journal;
  readonly journalPath: string;
  /** The script of the writer's Worker; `writer.ts` unless told otherwise. */
  readonly writer?: URL;
}

const WRITER = new URL("../writer.ts", import.meta.url);

/** Opens the configured database for serving. */
export async function openServingDatabase(
  { config, log, journal, journalPath, writer = WRITER }: OpenServing,
): Promise<ServingDatabase> {
  const foundAt = journal.newest();
  const gone = Promise.withResolvers<Error>();
  const primary = primaryOf(config);
  if (primary) {
    const db = await openReplicated({ ...primary, replicaPath: replicaPath(config), log });
    return {
      db,
      gone: gone.promise,
      startReceiving: (core) =>
        receiveWhenReady({
          ready: async () => {
            await migrateDatabase(config);
            await renewOutdated(journal, { foundAt, reader: db.primary, log });
          },
          start: () => startIngest({ core, journal, parse: parseWebhook }),
          log,
        }),
    };
  }
  const path = databasePath(config);
  const file = await openEmbedded({ path, writer: "here", log });
  await renewOutdated(journal, { foundAt, reader: file, log }).finally(() => file.close());
  const setup = { journalPath };
  const db = await openEmbedded({ path, writer, log, setup, onGone: gone.resolve });
  return {
    db,
    gone: gone.promise,
    // It runs in the Worker from the start and ends with the database.
    startReceiving: () => ({ wake: once(() => db.post("wake")), stop: () => Promise.resolve() }),
  };
}

/** Calls of the next millisecond are one: a message to another thread costs more than what it says. */
function once(call: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      call();
    }, 1);
  };
}
