/** The schema that the migrations make, as one text to read; checked in at `migrations/schema.sql`. */

import { openConnection } from "../connection/connection.ts";
import { MIGRATIONS } from "./migration_files.ts";
import { migrate } from "./migrate.ts";
import { sql } from "../sql.ts";

/** Where the text is checked in. */
export const SCHEMA_FILE: URL = new URL("schema.sql", MIGRATIONS);

/** Migrates an empty file and says what is in it, tables with their indexes and triggers after them. */
export async function schemaText(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-schema-" });
  await migrate({ path: `${folder}/schema.db` });
  const db = openConnection({ path: `${folder}/schema.db`, readOnly: true });
  const rows = db.all(sql`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
    ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`);
  db.close();
  await Deno.remove(folder, { recursive: true });
  const head =
    "-- Generated from the migrations (deno run -A core/db/migrations/schema_text.ts); not applied by anything.\n\n";
  return head + rows.map((row) => `${row.sql};`).join("\n\n") + "\n";
}

if (import.meta.main) await Deno.writeTextFile(SCHEMA_FILE, await schemaText());
