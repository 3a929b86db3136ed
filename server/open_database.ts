/**
 * Opens the database the configuration names: the local file, or a libSQL
 * server with a replica here.
 *
 * The danger: a replica's file belongs to the one serving process. A short
 * command beside it never opens that file, it speaks to the primary alone.
 */

import type { Config } from "../core/config.ts";
import {
  type Database,
  isMigrated,
  lockDataDir,
  migrate,
  type Migrated,
  openEmbedded,
  openPrimary,
} from "../core/db/mod.ts";
import { DomainError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";

/** The embedded database's file. */
export const databasePath = (config: Config): string => `${config.dataDir}/balcao.db`;
/** The replica's file. */
export const replicaPath = (config: Config): string => `${config.dataDir}/replica.db`;

/** Where the primary is; null: the database is a file here. */
export function primaryOf({ database }: Config): { url: string; authToken?: string } | null {
  if (!database) return null;
  return { url: database.url, ...(database.authToken !== null && { authToken: database.authToken }) };
}

/** Brings the configured database to this program's schema. */
export function migrateDatabase(config: Config): Promise<Migrated> {
  return migrate(primaryOf(config) ?? { path: databasePath(config) });
}

/**
 * As `migrateDatabase`, before serving. A primary that is away holds nothing up: webhooks go to the journal, pages
 * read the replica, and ingest migrates before it begins.
 */
export async function migrateForServing(config: Config, log: Log): Promise<void> {
  try {
    const { applied } = await migrateDatabase(config);
    if (applied.length > 0) log.info("database_migrated", { applied });
  } catch (error) {
    if (!config.database || !(error instanceof DomainError) || error.kind !== "unavailable") throw error;
    log.warn("primary_away_at_start", { error });
  }
}

/** Opens it for the length of one command; a busy writer is waited for. Refuses `data_dir_in_use` if only a stop could mend the schema. */
export async function openShortDatabase(config: Config, log: Log): Promise<Database> {
  const primary = primaryOf(config);
  if (primary) {
    await migrateDatabase(config);
    return await openPrimary({ ...primary, log });
  }
  const path = databasePath(config);
  if (!await exists(path)) await migrateAlone(config);
  let db = await openEmbedded({ path, writer: "here", log });
  if (await isMigrated(db)) return db;
  await db.close();
  await migrateAlone(config);
  db = await openEmbedded({ path, writer: "here", log });
  return db;
}

/** Migrates while no server is running: never under its feet. */
async function migrateAlone(config: Config): Promise<void> {
  const lock = lockDataDir(config.dataDir);
  try {
    await migrateDatabase(config);
  } finally { // the folder is free again, migrated or not
    lock.release();
  }
}

const exists = (path: string) => Deno.stat(path).then(() => true, () => false);
