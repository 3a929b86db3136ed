/**
 * The local replica as files: the database, its log, and the note of how far it
 * has followed the primary. Looked over before every start.
 *
 * The danger: a database file that was lost or damaged while the note survived
 * would never be mended, because the follower believes the note. So whatever is
 * not plainly whole is deleted, and everything is fetched again.
 */

import type { Log } from "../../log.ts";
import { Connection } from "../connection/connection.ts";
import { sql } from "../sql.ts";

const NOTES = ["-client_wal_index", "-info"];
const PARTS = ["", "-wal", "-shm", ...NOTES];

/** Whether there is a replica to read from; deletes what is damaged. */
export function checkReplicaFile(path: string, log: Log): boolean {
  const found = PARTS.filter((part) => exists(path + part));
  if (found.length === 0) return false;
  if (found.includes("") && NOTES.some((note) => found.includes(note)) && isWhole(path)) return true;
  log.warn("replica_deleted", { path, found });
  for (const part of found) Deno.removeSync(path + part);
  return false;
}

function isWhole(path: string): boolean {
  try {
    const file = new Connection({ path, readOnly: true });
    try {
      const ok = file.all(sql`PRAGMA quick_check(1)`)[0]?.quick_check === "ok";
      return ok && file.all(sql`SELECT version FROM schema_migrations`).length > 0;
    } finally {
      file.close();
    }
  } catch {
    // Not a database, or half of one: that is the answer, not an error.
    return false;
  }
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
