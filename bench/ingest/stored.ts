/** What the database holds after a run, held against what was sent. */

import Libsql from "libsql";
import { z } from "zod";
import { addConnection } from "../../core/connections/mod.ts";
import type { Core } from "../../core/core.ts";
import { isRepeat, NUMBER, saidIn } from "./deliveries.ts";

/** Adds the number that the bench writes to, if it is not there. */
export async function addBenchConnection(core: Core): Promise<void> {
  const { phoneNumberId, wabaId, appSecret } = NUMBER;
  const order = {
    name: "Bench",
    phoneNumberId,
    wabaId,
    appSecret,
    accessToken: "none",
    verifyToken: "bench",
  };
  await addConnection(core, order).catch((error) => {
    if (error.kind !== "conflict") throw error;
  });
}

/** Compares deliveries 0…count of a run with the database. */
export function checkStored(
  path: string,
  run: string,
  count: number,
): { stored: number; problems: string[] } {
  const db = new Libsql(path, { readonly: true });
  const expected = new Map<string, string>();
  for (let n = 0; n < count; n++) {
    if (isRepeat(n)) continue;
    const { wamid, phone } = saidIn(n, run);
    expected.set(wamid, phone);
  }
  const rows = db.prepare(
    `SELECT m.provider_id, c.phone, m.text, count(*) OVER (PARTITION BY m.provider_id) AS n
    FROM messages m JOIN contacts c ON c.id = m.contact_id
    WHERE m.connection_id = (SELECT id FROM connections WHERE phone_number_id = ?)
      AND m.provider_id IN (SELECT value FROM json_each(?))`,
  )
    .all([NUMBER.phoneNumberId, JSON.stringify([...expected.keys()])]);
  let [stored, doubled, misfiled] = [0, 0, 0];
  for (const row of rows) {
    stored++;
    if (row.n > 1) doubled++;
    const phone = expected.get(row.provider_id);
    if (row.phone !== `+${phone}` || !row.text.includes(`from=${phone} `)) misfiled++;
  }
  const [twice] = db.prepare(`SELECT count(*) AS n FROM (SELECT 1 FROM tickets WHERE status <> 'resolved'
    GROUP BY connection_id, contact_id HAVING count(*) > 1)`).all([]);
  const [counters] = db.prepare(`SELECT count(*) AS n FROM (
    SELECT ifnull(department_id, 0) AS d, status AS s, count(*) AS n FROM tickets GROUP BY 1, 2) t
    FULL JOIN ticket_counts c ON c.department_id = t.d AND c.status = t.s WHERE ifnull(t.n, 0) <> ifnull(c.n, 0)`)
    .all([]);
  const [aside] = db.prepare("SELECT count(*) AS n FROM deliveries_set_aside").all([]);
  db.close();
  const problems = Object.entries({
    lost: expected.size - stored,
    doubled,
    misfiled,
    "two open tickets": twice.n,
    "wrong counters": counters.n,
    "set aside": aside.n,
  }).filter(([, n]) => n > 0).map(([what, n]) => `${n} ${what}`);
  return { stored, problems };
}
