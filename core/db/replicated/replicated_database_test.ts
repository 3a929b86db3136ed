/** What a node does when its primary is slow, frozen, killed or gone, and when its replica is damaged. */

import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { startSqld } from "../../../testing/sqld.ts";
import { migratedTemplate } from "../../../testing/template.ts";
import { createLog } from "../../log.ts";
import { type Database, openReplicated, type Sql, sql } from "../mod.ts";
import { waitUntil } from "../commit/wait_until.ts";

let n = 0;
const unit = (...queries: Sql[]) => ({ id: `unit-${++n}`, writes: queries.map((query) => ({ query })) });
const event = (name: string) => sql`INSERT INTO events(name, payload, at) VALUES (${name}, '{}', 1)`;
const names = async (db: Pick<Database, "rows">) =>
  (await db.rows(sql`SELECT name FROM events ORDER BY id`)).map((row) => row.name);
const unavailable = { kind: "unavailable", code: "database_unavailable" };

async function aPrimary() {
  const sqld = await startSqld({ template: await migratedTemplate() });
  const folder = await Deno.makeTempDir({ prefix: "balcao-replica-" });
  const opened: Database[] = [];
  return {
    sqld,
    path: (name: string) => `${folder}/${name}.db`,
    async node(name: string, timeoutMs = 5000) {
      const log = createLog("silent", () => {});
      const options = { url: sqld.url, replicaPath: `${folder}/${name}.db`, log, everyMs: 50, timeoutMs };
      const db = await openReplicated(options);
      opened.push(db);
      return db;
    },
    async [Symbol.asyncDispose]() {
      for (const db of opened) await db.close();
      await sqld.stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test("what one node commits, the other hears of at once and reads soon", async () => {
  await using it = await aPrimary();
  const [one, two] = [await it.node("one"), await it.node("two")];
  const heard = new Promise<number>((resolve) => two.onCommit(resolve));
  const { seq } = await one.commit(unit(event("e")));
  equal(await heard, seq);
  equal(await two.waitFor(seq, 5000), true);
  deepEqual(await names(two), ["e"]);
  deepEqual(await two.primary.batch([sql`SELECT name FROM events`]), [[{ name: "e" }]]);
});

Deno.test("a query asked again with other values gives other rows", async () => {
  await using it = await aPrimary();
  const db = await it.node("one");
  equal(await db.waitFor((await db.commit(unit(event("a"), event("b")))).seq, 5000), true);
  const named = async (name: string) =>
    (await db.rows(sql`SELECT id FROM events WHERE name = ${name}`))[0]?.id;
  deepEqual([await named("a"), await named("b"), await named("a"), await named("none")], [
    1,
    2,
    1,
    undefined,
  ]);
});

Deno.test("a query for one row does not hold the replica still", async () => {
  await using it = await aPrimary();
  const db = await it.node("one");
  equal(await db.waitFor((await db.commit(unit(event("a"), event("b")))).seq, 5000), true);
  let quick = 0;
  for (let i = 0; i < 6; i++) {
    deepEqual(await db.rows(sql`SELECT 1 AS n FROM events LIMIT 1`), [{ n: 1 }]);
    const { seq } = await db.commit(unit(event("next")));
    if (await db.waitFor(seq, 500)) quick++;
    else equal(await db.waitFor(seq, 10_000), true);
  }
  ok(quick >= 3, `${quick} of 6 were there within half a second`);
});

Deno.test("a frozen primary freezes nobody: reads go on, writes are refused in time", async () => {
  await using it = await aPrimary();
  const db = await it.node("one", 300);
  equal(await db.waitFor((await db.commit(unit(event("before")))).seq, 5000), true);

  it.sqld.freeze();
  let turns = 0;
  const clock = setInterval(() => turns++, 10);
  const refused = [1, 2].map((i) => rejects(db.commit(unit(event(`frozen${i}`))), unavailable));
  const start = performance.now();
  for (let i = 0; i < 50; i++) deepEqual(await names(db), ["before"]);
  for (let i = 0; i < 50; i++) {
    deepEqual(await db.batch([sql`SELECT name FROM events`]), [[{ name: "before" }]]);
  }
  ok(performance.now() - start < 2000, "a hundred local reads did not wait for the primary");
  await Promise.all(refused);
  equal((await db.health()).writable, false);
  clearInterval(clock);
  ok(turns > 40, `the event loop turned ${turns} times`);

  it.sqld.thaw();
  ok(await waitUntil(() => db.commit(unit(event("after"))).then(() => true, () => false), 10_000));
  const [newest] = await db.primary.rows(sql`SELECT max(id) AS seq FROM events`);
  equal(await db.waitFor(Number(newest?.seq), 20_000), true);
  const all = await names(db);
  deepEqual([all[0], all.at(-1)], ["before", "after"]);
  const once = all.filter((name) => name !== "after");
  equal(new Set(once).size, once.length, "what was refused as unknown happened once or not at all");
  ok(await waitUntil(async () => (await db.health()).writable, 5000));
});

Deno.test("a unit whose answer is lost is sent again and done once", async () => {
  await using it = await aPrimary();
  const db = await it.node("one", 400);
  await db.commit(unit(event("warm")));
  it.sqld.freeze();
  // The request lies in the frozen server's socket until the time-out has passed and it is sent again.
  const pending = Promise.all([db.commit(unit(event("a"))), db.commit(unit(event("b")))]);
  ok(await waitUntil(() => db.stats().busyRetries > 0, 5000));
  it.sqld.thaw();
  await pending;
  deepEqual((await names(db.primary)).toSorted(), ["a", "b", "warm"]);
});

Deno.test("a killed primary that comes back has every acknowledged unit, and the replica follows it", async () => {
  await using it = await aPrimary();
  const db = await it.node("one");
  const acknowledged: string[] = [];
  const load = async (worker: number) => {
    for (let i = 0; i < 40; i++) {
      const name = `${worker}-${i}`;
      await db.commit(unit(event(name))).then(() => acknowledged.push(name), () => {});
    }
  };
  const loads = Promise.all([1, 2, 3, 4].map(load));
  ok(await waitUntil(() => acknowledged.length > 20, 5000));
  await it.sqld.kill();
  ok((await names(db)).length >= 0, "the replica still answers");
  await loads;
  await it.sqld.restart();

  const { seq } = await db.commit(unit(event("after")));
  const kept = new Set(await names(db.primary));
  deepEqual(acknowledged.filter((name) => !kept.has(name)), []);
  equal(await db.waitFor(seq, 15_000), true);
  deepEqual(await names(db), await names(db.primary));
});

Deno.test("a node that starts without its primary reads alone, and follows when it comes", async () => {
  await using it = await aPrimary();
  const first = await it.node("one");
  equal(await first.waitFor((await first.commit(unit(event("old")))).seq, 5000), true);
  await first.close();
  await it.sqld.kill();

  await Deno.mkdir(it.path("x").replace("x.db", "copy"));
  for (const part of ["", "-wal", "-shm", "-client_wal_index"]) {
    await Deno.copyFile(it.path("one") + part, it.path("copy/one") + part).catch(() => {});
  }
  const again = await it.node("copy/one", 500);
  deepEqual(await names(again), ["old"]);
  deepEqual((await again.health()).writable, false);
  await rejects(again.commit(unit(event("refused"))), unavailable);

  await it.sqld.restart();
  const { seq } = await again.commit(unit(event("new")));
  equal(await again.waitFor(seq, 15_000), true);
  deepEqual(await names(again), ["old", "new"]);
});

Deno.test("a node that starts with neither primary nor replica refuses reads until the primary comes", async () => {
  await using it = await aPrimary();
  await it.sqld.kill();
  const db = await it.node("one", 500);
  await rejects(db.rows(sql`SELECT 1`), unavailable);
  equal((await db.health()).migrated, false);
  await it.sqld.restart();
  ok(await waitUntil(async () => (await db.health()).migrated, 10_000, 50));
});

Deno.test("a damaged or half-lost replica is fetched anew", async () => {
  await using it = await aPrimary();
  const first = await it.node("one");
  equal(await first.waitFor((await first.commit(unit(event("kept")))).seq, 5000), true);
  await first.close();
  const parts = [...Deno.readDirSync(it.path("x").replace("/x.db", ""))].map((entry) => entry.name);
  for (const name of ["scribbled", "lost"]) {
    for (const part of parts) {
      await Deno.copyFile(it.path("x").replace("x.db", part), it.path(name) + part.replace("one.db", ""));
    }
  }
  const file = await Deno.open(it.path("scribbled"), { write: true });
  await file.write(new Uint8Array(3000).fill(66));
  file.close();
  await Deno.remove(it.path("lost"));

  for (const name of ["scribbled", "lost"]) {
    const db = await it.node(name);
    equal(await db.waitFor(1, 5000), true);
    deepEqual(await names(db), ["kept"], name);
  }
});
