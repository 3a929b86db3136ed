import { deepEqual, equal } from "node:assert/strict";
import { sql } from "../core/db/mod.ts";
import { openTestCore } from "./test_core.ts";

Deno.test("a test core writes, reads and tells the time it was given", async () => {
  await using core = await openTestCore({ now: "2026-03-02T09:00:00Z" });
  await core.commit((unit) => unit.write(sql`INSERT INTO settings(key, value) VALUES ('colour', 'green')`));
  deepEqual(await core.rows(sql`SELECT value FROM settings WHERE key = 'colour'`), [{ value: "green" }]);
  core.advance(1000);
  equal(core.now(), Date.parse("2026-03-02T09:00:01Z"));
  deepEqual([await core.emitted(), await core.enqueued()], [[], []]);
});

Deno.test("two test cores share nothing", async () => {
  await using one = await openTestCore();
  await using two = await openTestCore();
  await one.commit((unit) => unit.write(sql`INSERT INTO settings(key, value) VALUES ('colour', 'green')`));
  deepEqual(await two.rows(sql`SELECT value FROM settings`), []);
});
