/**
 * The audit log: who did what to what, written in the unit that did it. Lines are
 * added, never changed; they hold no message text and no secret.
 */

import type { AuditLine } from "./core.ts";
import { json, type Sql, sql } from "./db/mod.ts";

/** The statement that adds those lines; none for none. */
export function appendLines(lines: readonly AuditLine[], at: number): Sql[] {
  if (lines.length === 0) return [];
  const rows = lines.map((line) => [line.verb, line.on, line.by, line.details ?? null]);
  return [
    sql`INSERT INTO audit_lines (at, verb, subject, user_id, details)
      SELECT ${at}, value ->> 0, value ->> 1, value ->> 2, nullif(value -> 3, 'null') FROM json_each(${
      json(rows)
    }) ORDER BY key`,
  ];
}
