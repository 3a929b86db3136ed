/**
 * The numbered SQL files that make the schema. A file's name is its number and
 * what it brings (`0001_first_line.sql`); its checksum tells whether somebody
 * changed it after it had been applied somewhere.
 *
 * The danger: a gap in the numbers means a file is missing from this copy of
 * the program, and applying the rest would build another schema.
 */

import { createHash } from "node:crypto";
import { unavailable } from "../../errors.ts";

/** One step of the schema. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** Where the product's own migrations lie. */
export const MIGRATIONS: URL = new URL("../../../migrations/", import.meta.url);

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The migrations of a folder in order; refuses a gap. */
export function readMigrations(folder: URL = MIGRATIONS): Migration[] {
  const migrations: Migration[] = [];
  for (const entry of Deno.readDirSync(folder)) {
    const version = Number(NAME.exec(entry.name)?.[1]);
    if (!version) continue;
    const text = Deno.readTextFileSync(new URL(entry.name, folder));
    const checksum = createHash("sha256").update(text).digest("hex");
    migrations.push({ version, name: entry.name, text, checksum });
  }
  migrations.sort((a, b) => a.version - b.version);
  migrations.forEach(({ version, name }, i) => {
    if (version !== i + 1) {
      throw unavailable("migration_missing", `Migration ${i + 1} is missing before ${name}`, {
        expected: i + 1,
      });
    }
  });
  return migrations;
}

let newest: number | undefined;

/** The number of the newest migration this program knows. */
export function newestMigration(): number {
  return newest ??= readMigrations().length;
}
