/** What the database holds after a run, held against what was sent. */

import { openConnection, sql } from "../../core/db/mod.ts";
import { isRepeat, NUMBER, saidIn } from "./deliveries.ts";

/** What was found. */
export interface Stored {
  readonly stored: number;
  /** "3 lost", "1 misfiled"; empty: everything is as it should be. */
  readonly problems: string[];
}

/** Compares deliveries 0…count of a run with the database. */
export function checkStored(path: string, run: string, count: number): Stored {
  const db = openConnection({ path, readOnly: true });
  const expected = new Map<string, string>();
  for (let n = 0; n < count; n++) {
    if (isRepeat(n)) continue;
    const { wamid, phone } = saidIn(n, run);
    expected.set(wamid, phone);
  }
  const rows = db.all(
    sql`SELECT m.provider_id, c.phone, m.text FROM messages m JOIN contacts c ON c.id = m.contact_id
      WHERE m.connection_id = (SELECT id FROM connections WHERE phone_number_id = ${NUMBER.phoneNumberId})`,
  );
  const found = new Map<string, number>();
  let misfiled = 0;
  for (const { provider_id, phone, text } of rows) {
    const wamid = String(provider_id);
    const sender = expected.get(wamid);
    if (sender === undefined) continue;
    found.set(wamid, (found.get(wamid) ?? 0) + 1);
    if (phone !== `+${sender}` || !String(text).includes(`from=${sender} `)) misfiled++;
  }
  const n = (query: ReturnType<typeof sql>) => Number(db.all(query)[0]?.n);
  const problems = Object.entries({
    lost: expected.size - found.size,
    doubled: [...found.values()].filter((times) => times > 1).length,
    misfiled,
    "contacts with two open tickets": n(sql`SELECT count(*) AS n FROM (SELECT 1 FROM tickets
      WHERE status <> 'resolved' GROUP BY connection_id, contact_id HAVING count(*) > 1)`),
    "wrong counters": n(sql`SELECT count(*) AS n FROM (
      SELECT ifnull(department_id, 0) AS d, status AS s, count(*) AS n FROM tickets GROUP BY 1, 2) t
      FULL JOIN ticket_counts c ON c.department_id = t.d AND c.status = t.s WHERE ifnull(t.n, 0) <> ifnull(c.n, 0)`),
    "deliveries set aside": n(sql`SELECT count(*) AS n FROM deliveries_set_aside`),
  }).filter(([, many]) => many > 0).map(([what, many]) => `${many} ${what}`);
  db.close();
  return { stored: found.size, problems };
}
