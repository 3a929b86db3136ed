/** What an agent looks at all day may never depend on how much else there is: every screen's query walks an index. */

import { deepEqual, equal } from "node:assert/strict";
import { anAgent } from "../../testing/builders.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { cursorOf } from "../cursor.ts";
import { type Sql, sql } from "../db/mod.ts";
import { threadQuery } from "../threads/mod.ts";
import { countsQuery, TICKET_STATUSES, ticketQuery, ticketsQuery } from "../tickets/mod.ts";

const TABLES = /^SCAN (t|tickets|m|messages|tc|contacts|events|jobs)\b/;

async function walkedWhole(core: TestCore, query: Sql): Promise<string[]> {
  const plan = await core.rows({ text: `EXPLAIN QUERY PLAN ${query.text}`, args: query.args });
  return plan.map((row) => String(row.detail)).filter((detail) => TABLES.test(detail));
}

Deno.test("no query of the inbox walks a whole table, for any viewer and filter, with no statistics", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core, { departmentIds: ["dep_sales", "dep_billing"] });
  const viewers = [agent, { ...agent, role: "admin" as const }, { ...agent, seeUnassigned: false }];
  const cursor = cursorOf({ at: 1, row: 1, id: "tkt_1" });
  for (const viewer of viewers) {
    for (const departmentId of [null, "none", "dep_sales", "dep_other"]) {
      for (const status of [...TICKET_STATUSES, undefined]) {
        const query = ticketsQuery({ viewer, status, departmentId, cursor, limit: 50 });
        deepEqual(await walkedWhole(core, query), [], `${viewer.role}, ${departmentId}, ${status}`);
      }
      deepEqual(await walkedWhole(core, countsQuery({ viewer, departmentId })), []);
    }
    deepEqual(await walkedWhole(core, ticketsQuery({ viewer, contactId: "cnt_1", limit: 50 })), []);
  }
  deepEqual(await walkedWhole(core, ticketQuery("tkt_1")), []);
  deepEqual(await walkedWhole(core, threadQuery({ ticketId: "tkt_1" }, { before: cursor, limit: 50 })), []);
  equal((await walkedWhole(core, sql`SELECT * FROM tickets t`)).length, 1, "a walk would be seen");
});
