import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { aDatabaseFile } from "../../../testing/test_file.ts";
import { createLog } from "../../log.ts";
import { openConnection, type Sql, sql, WriterDatabase } from "../mod.ts";

let n = 0;
const unit = (query: Sql) => ({ id: `unit-${++n}`, writes: [{ query }] });
const set = (key: string, value: string) => sql`INSERT INTO settings(key, value) VALUES (${key}, ${value})`;

async function aWriter() {
  const file = await aDatabaseFile();
  const lines: string[] = [];
  const log = createLog("debug", (line) => void lines.push(line));
  const db = new WriterDatabase({ path: file.path, log, busyTimeoutMs: 20 });
  return {
    db,
    lines,
    path: file.path,
    keys: async () => (await db.rows(sql`SELECT key FROM settings ORDER BY key`)).map((row) => row.key),
    [Symbol.asyncDispose]: async () => {
      await db.close();
      await file[Symbol.asyncDispose]();
    },
  };
}

Deno.test("while another process holds the file commits are refused as busy, then go on", async () => {
  await using it = await aWriter();
  const other = openConnection({ path: it.path });
  other.exec("BEGIN IMMEDIATE");
  const waiting = [it.db.commit(unit(set("a", "1"))), it.db.commit(unit(set("b", "1")))];
  for (const each of waiting) await rejects(each, { kind: "unavailable", code: "database_busy" });
  ok(it.db.stats().busyRetries > 0);
  other.exec("ROLLBACK");
  other.close();
  await it.db.commit(unit(set("c", "1")));
  deepEqual(await it.keys(), ["c"]);
});

Deno.test("a lock that passes is waited for", async () => {
  await using it = await aWriter();
  const other = openConnection({ path: it.path });
  other.exec("BEGIN IMMEDIATE");
  const waiting = it.db.commit(unit(set("a", "1")));
  const stop = setInterval(() => {
    if (it.db.stats().busyRetries === 0) return;
    clearInterval(stop);
    other.exec("COMMIT");
    other.close();
  }, 1);
  await waiting;
  deepEqual(await it.keys(), ["a"]);
});

Deno.test("a full disk refuses the whole group, and the writer goes on when there is room again", async () => {
  await using it = await aWriter();
  const [size] = await it.db.rows(sql`PRAGMA page_count`);
  await it.db.rows({ text: `PRAGMA max_page_count = ${Number(size?.page_count) + 2}`, args: [] });
  const group = ["a", "b", "c"].map((key) =>
    it.db.commit(unit(set(key, key === "b" ? "x".repeat(200_000) : "1")))
  );
  for (const each of group) await rejects(each, { kind: "unavailable", code: "database_unavailable" });
  // The limit belonged to the connection that failed; a fresh one has room.
  await it.db.commit(unit(set("d", "x".repeat(200_000))));
  deepEqual(await it.keys(), ["d"]);
});

Deno.test("a slow statement is logged with its text and never with its values", async () => {
  await using it = await aWriter();
  const count = sql`WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ${2_000_000})
    SELECT count(*) AS n, ${"a customer's words"} AS words FROM c`;
  equal((await it.db.rows(count))[0]?.n, 2_000_000);
  const line = it.lines.find((line) => line.includes("slow_statement")) ?? "";
  ok(line.includes("WITH RECURSIVE") && !line.includes("customer"));
  equal(it.db.stats().slowStatements, 1);
});

Deno.test("a closed writer commits what waited and refuses what comes", async () => {
  await using it = await aWriter();
  const waiting = it.db.commit(unit(set("a", "1")));
  const closed = it.db.close();
  await rejects(it.db.commit(unit(set("b", "1"))), { code: "database_unavailable" });
  equal((await waiting).rows.length, 1);
  await closed;
});
