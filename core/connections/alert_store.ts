/** Alerts as rows. Webhooks write them (core/messages); here they are read and put aside. */

import type { Unit } from "../core.ts";
import { type Reader, type Row, sql } from "../db/mod.ts";
import type { ConnectionAlert } from "./alert.ts";

const textOf = (value: unknown) => typeof value === "string" ? value : null;

function alertFromRow(row: Row): ConnectionAlert {
  const { severity } = row;
  return {
    id: String(row.id),
    connectionId: textOf(row.connection_id),
    wabaId: textOf(row.waba_id),
    field: String(row.field),
    event: String(row.event),
    severity: severity === "danger" || severity === "warning" ? severity : "info",
    details: detailsOf(row.details),
    at: Number(row.at),
  };
}

// Whatever Meta nested in there is for the journal; an alert says what fits a line.
function detailsOf(value: unknown): Record<string, string | number | boolean> {
  const parsed: unknown = typeof value === "string" ? JSON.parse(value) : null;
  const details: Record<string, string | number | boolean> = {};
  for (const [name, detail] of Object.entries(Object(parsed))) {
    if (typeof detail === "string" || typeof detail === "number" || typeof detail === "boolean") {
      details[name] = detail;
    }
  }
  return details;
}

/** The alerts that nobody has put aside, newest first, a hundred at most. */
export async function listAlerts(reader: Reader): Promise<ConnectionAlert[]> {
  const rows = await reader.rows(
    sql`SELECT a.public_id AS id, (SELECT c.public_id FROM connections c WHERE c.id = a.connection_id) AS connection_id,
        a.waba_id, a.field, a.event, a.severity, a.details, a.at
      FROM connection_alerts a WHERE a.dismissed_at IS NULL ORDER BY a.at DESC LIMIT 100`,
  );
  return rows.map(alertFromRow);
}

/** How many of them ask for somebody: warnings and dangers. */
export async function countAlerts(reader: Reader): Promise<number> {
  const [row] = await reader.rows(
    sql`SELECT count(*) AS n FROM connection_alerts a WHERE a.dismissed_at IS NULL AND a.severity <> 'info'`,
  );
  return Number(row?.n ?? 0);
}

/** Whether there is an alert of that id, put aside or not. */
export async function hasAlert(reader: Reader, id: string): Promise<boolean> {
  return (await reader.rows(sql`SELECT 1 FROM connection_alerts WHERE public_id = ${id}`)).length > 0;
}

/** Puts an alert aside; who did it first stays written. */
export function saveDismissed(unit: Unit, alertId: string, at: number, by: string | null): void {
  unit.write(
    sql`UPDATE connection_alerts SET dismissed_at = ${at},
        dismissed_by = (SELECT id FROM users WHERE public_id = ${by})
      WHERE public_id = ${alertId} AND dismissed_at IS NULL`,
  );
}
