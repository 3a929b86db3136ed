/** Which migration a database stands at, and whether that is the one this program needs. */

import type { Reader } from "../database.ts";
import { newestMigration } from "./migration_files.ts";
import { sql } from "../sql.ts";

/** The newest migration applied; 0 for an empty file. */
export async function schemaVersion(db: Reader): Promise<number> {
  const table = await db.rows(sql`SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'`);
  if (table.length === 0) return 0;
  const [row] = await db.rows(sql`SELECT max(version) AS version FROM schema_migrations`);
  return Number(row?.version ?? 0);
}

/** Whether the schema is the one this program was written for. */
export async function isMigrated(db: Reader): Promise<boolean> {
  return await schemaVersion(db) === newestMigration();
}
