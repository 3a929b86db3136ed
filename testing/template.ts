/**
 * A migrated, empty database file that every test copies. Made once for a state
 * of the migrations and kept in the machine's temporary folder.
 *
 * The danger: a file copied without its write-ahead log lacks the newest rows,
 * so the template is checkpointed before it gets its name.
 */

import { createHash } from "node:crypto";
import { migrate, readMigrations, sql, WriterDatabase } from "../core/db/mod.ts";
import { createLog } from "../core/log.ts";

let template: Promise<string> | undefined;

/** The path of the template. */
export function migratedTemplate(): Promise<string> {
  return template ??= make();
}

async function make(): Promise<string> {
  const key = createHash("sha256").update(JSON.stringify(readMigrations())).digest("hex").slice(0, 16);
  const tmp = Deno.env.get("TMPDIR") ?? "/tmp";
  const path = `${tmp}/balcao-template-${key}.db`;
  const exists = await Deno.stat(path).then(() => true, () => false);
  if (exists) return path;
  const folder = await Deno.makeTempDir({ prefix: "balcao-template-" });
  await migrate({ path: `${folder}/template.db` });
  const db = new WriterDatabase({ path: `${folder}/template.db`, log: createLog("silent", () => {}) });
  await db.rows(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  await db.close();
  // Of two test processes that race, either's file is good.
  await Deno.rename(`${folder}/template.db`, path);
  await Deno.remove(folder, { recursive: true });
  return path;
}
