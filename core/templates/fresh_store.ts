/** Which accounts' lists of templates are out of date, and who can fetch them. */

import { type Reader, sql } from "../db/mod.ts";

/** The accounts whose list was fetched before that time, or never; without those that are stopped. */
export async function listStaleAccounts(reader: Reader, before: number): Promise<string[]> {
  const rows = await reader.rows(
    sql`SELECT DISTINCT waba_id FROM connections
      WHERE stopped_reason IS NULL AND ifnull(templates_synced_at, 0) < ${before} ORDER BY waba_id`,
  );
  return rows.map((row) => String(row.waba_id));
}

/** A connection of the account that is not stopped, the newest; null: there is none. */
export async function findConnectionOf(reader: Reader, wabaId: string): Promise<string | null> {
  const [row] = await reader.rows(
    sql`SELECT public_id AS id FROM connections WHERE waba_id = ${wabaId} AND stopped_reason IS NULL
      ORDER BY id DESC LIMIT 1`,
  );
  return row ? String(row.id) : null;
}
