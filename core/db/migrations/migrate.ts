/**
 * Brings a database to this program's schema: forward only, each step in one
 * transaction with the row that records it. Run before serving, by the command
 * line or at start; when several nodes start at once, each step runs once.
 *
 * The danger is half a step. A file's text goes to the database whole, between
 * BEGIN and COMMIT (triggers hold semicolons: it is never split), and the
 * record is its first statement: of two that race, the second fails on it
 * before it has touched anything, looks again, and goes on.
 */

import { conflict } from "../../errors.ts";
import { asUnavailable, constraintIn, isBusy } from "../database_errors.ts";
import type { Migration } from "./migration_files.ts";
import { readMigrations } from "./migration_files.ts";
import type { MigrationTarget } from "./migration_target.ts";
import { openFileTarget, openPrimaryTarget } from "./migration_target.ts";
import { sql } from "../sql.ts";

/** What to migrate: a local file or the primary. */
export type MigrateWhere =
  | { readonly path: string }
  | { readonly url: string; readonly authToken?: string };

/** What was done. */
export interface Migrated {
  /** The version the database stands at now. */
  readonly version: number;
  /** The names of the migrations this call applied. */
  readonly applied: readonly string[];
}

const CREATE = `CREATE TABLE IF NOT EXISTS schema_migrations (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT`;

/** Applies what is missing; refuses a changed, missing or unknown migration. */
export async function migrate(where: MigrateWhere, folder?: URL): Promise<Migrated> {
  const migrations = readMigrations(folder);
  const target = "path" in where ? openFileTarget(where.path) : await openPrimaryTarget(where);
  try {
    await insist(() => target.run(CREATE));
    const applied: string[] = [];
    for (let next; (next = missing(await recorded(target), migrations)) !== undefined;) {
      if (await apply(target, next)) applied.push(next.name);
    }
    return { version: migrations.length, applied };
  } catch (error) {
    throw constraintIn(error) ?? (isBusy(error) ? asUnavailable(error) : error);
  } finally {
    target.close();
  }
}

const recorded = (target: MigrationTarget) =>
  target.rows(sql`SELECT version, name, checksum FROM schema_migrations ORDER BY version`);

/** The first migration that is not recorded; refuses records that this program does not share. */
function missing(
  records: Awaited<ReturnType<typeof recorded>>,
  migrations: readonly Migration[],
): Migration | undefined {
  records.forEach((record, i) => {
    const known = migrations[i];
    const name = String(record.name);
    if (!known) {
      throw conflict(
        "database_newer",
        `The database already has ${name}: start a newer version of the program`,
        {
          name,
        },
      );
    }
    if (record.version !== known.version) {
      throw conflict("migration_gap", `The database lacks migration ${known.name}, yet has ${name}`, {
        name,
      });
    }
    if (record.checksum !== known.checksum) {
      throw conflict("migration_changed", `${known.name} was changed after it had been applied`, { name });
    }
  });
  return migrations[records.length];
}

/** Applies one; false when another node has just done so. */
async function apply(target: MigrationTarget, migration: Migration): Promise<boolean> {
  // Nothing here comes from outside: the name matched [0-9a-z_.], the checksum is hex.
  const record = `INSERT INTO schema_migrations(version, name, checksum, applied_at)
    VALUES (${migration.version}, '${migration.name}', '${migration.checksum}', ${Date.now()})`;
  try {
    await insist(() => target.run(`BEGIN IMMEDIATE;\n${record};\n${migration.text}\n;COMMIT`));
    return true;
  } catch (error) {
    if (constraintIn(error)?.on === "schema_migrations.version") return false;
    throw error;
  }
}

/** Another node may hold the lock for as long as its own step takes. */
async function insist(run: () => Promise<void>): Promise<void> {
  for (let attempt = 1;; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || attempt >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + 200 * Math.random()));
    }
  }
}
