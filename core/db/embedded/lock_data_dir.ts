/**
 * One serving process owns a data folder. The mark is a lock that the operating
 * system holds for the process: it goes when the process goes, however it dies,
 * and never has to be cleaned up by hand.
 *
 * The danger of two owners: two journals' worth of deliveries in one file, two
 * writers, two ingest loops. So this is asked before anything is opened.
 */

import Libsql from "libsql";
import { conflict } from "../../errors.ts";
import { isBusy } from "../database_errors.ts";

/** Takes the folder (made if absent) for this process; the result gives it back. */
export function lockDataDir(folder: string): { release(): void } {
  Deno.mkdirSync(folder, { recursive: true });
  const lock = new Libsql(`${folder}/serving.lock`, { timeout: 0 });
  try {
    // In exclusive mode the lock of this transaction outlives it.
    lock.exec("PRAGMA locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS owner (pid INTEGER); COMMIT");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw conflict(
      "data_dir_in_use",
      `Another Balcão process is serving ${folder}. Stop it first, or give this one another DATA_DIR.`,
      { folder },
      error,
    );
  }
  return { release: () => lock.close() };
}
