/** A disk that is full or failing, and a lock that is held: never taken for bad data, in either mode. */

import { deepEqual, equal, ok, rejects, throws } from "node:assert/strict";
import { startSickPrimary } from "../../testing/sick_primary.ts";
import { startSqld } from "../../testing/sqld.ts";
import { migratedTemplate } from "../../testing/template.ts";
import { aDatabaseFile } from "../../testing/test_file.ts";
import { createLog } from "../log.ts";
import {
  type Database,
  openConnection,
  openEmbedded,
  openPrimary,
  type Sql,
  sql,
  UnitConflict,
  WriterDatabase,
} from "./mod.ts";
import { readPatiently } from "./connection/read_patiently.ts";

let n = 0;
const unit = (query: Sql, changes?: number) => ({ id: `unit-${++n}`, writes: [{ query, changes }] });
const set = (key: string, value: string) => sql`INSERT INTO settings(key, value) VALUES (${key}, ${value})`;
const keys = async (db: Pick<Database, "rows">) =>
  (await db.rows(sql`SELECT key FROM settings ORDER BY key`)).map((row) => row.key);
const unavailable = { name: "DomainError", kind: "unavailable", code: "database_unavailable" };
const log = createLog("silent", () => {});

async function aSickPrimary() {
  const sqld = await startSqld({ template: await migratedTemplate() });
  const line = startSickPrimary(sqld.url);
  const db = await openPrimary({ url: line.url, log });
  return {
    line,
    db,
    async [Symbol.asyncDispose]() {
      await db.close();
      await line.stop();
      await sqld.stop();
    },
  };
}

for (
  const [code, message] of [
    ["SQLITE_FULL", "SQLite error: database or disk is full"],
    ["SQLITE_IOERR_WRITE", "SQLite error: disk I/O error"],
    ["SQLITE_NOMEM", "SQLite error: out of memory"],
  ] as const
) {
  Deno.test(`a primary that answers ${code} is away: to readers, to one unit and to many`, async () => {
    await using it = await aSickPrimary();
    it.line.fallIll({ code, message });

    await rejects(it.db.primary.rows(sql`SELECT 1`), unavailable);
    await rejects(it.db.primary.batch([sql`SELECT 1`]), unavailable);
    await rejects(it.db.commit(unit(set("a", "1"))), unavailable);
    const crowd = [1, 2, 3].map((i) => it.db.commit(unit(set(`c${i}`, "1"))));
    for (const each of crowd) await rejects(each, unavailable);

    it.line.recover();
    await it.db.commit(unit(set("well", "1")));
    deepEqual(await keys(it.db), ["well"]);
    await rejects(it.db.commit(unit(set("well", "2"))), { name: "ConstraintViolation" });
    await rejects(it.db.commit(unit(sql`DELETE FROM settings WHERE key = 'x'`, 1)), UnitConflict);
    await rejects(it.db.rows(sql`SELECT * FROM nowhere`), /no such table/);
  });
}

Deno.test("a primary that is busy for a moment is asked again; one that stays so is away", async () => {
  await using it = await aSickPrimary();
  const busy = { code: "SQLITE_BUSY", message: "SQLite error: database is locked" };
  it.line.fallIll({ ...busy, times: 2 });
  deepEqual(await it.db.rows(sql`SELECT 1 AS one`), [{ one: 1 }]);
  it.line.fallIll({ ...busy, times: 2 });
  deepEqual(await it.db.primary.batch([sql`SELECT 1 AS one`]), [[{ one: 1 }]]);
  it.line.fallIll(busy);
  await rejects(it.db.rows(sql`SELECT 1`), { kind: "unavailable", code: "database_busy" });
});

Deno.test("a file that is locked for a moment is read again; one that stays so is busy", async () => {
  await using file = await aDatabaseFile();
  const holder = openConnection({ path: file.path });
  holder.exec("PRAGMA journal_mode = DELETE"); // here, unlike in WAL, a writer keeps readers out
  const reader = openConnection({ path: file.path, readOnly: true, busyTimeoutMs: 1 });
  holder.exec("BEGIN EXCLUSIVE");
  const read = () => reader.snapshot([sql`SELECT key FROM settings`]);

  await rejects(readPatiently(read), { kind: "unavailable", code: "database_busy" });
  let failures = 0;
  const patient = readPatiently(read, () => {
    if (++failures === 2) holder.exec("COMMIT");
    return false;
  });

  deepEqual([await patient, failures], [[[]], 2]);
  reader.close();
  holder.close();
});

Deno.test("a file that turns into rubbish is away to readers, and read again once it is back", async () => {
  await using file = await aDatabaseFile();
  const db = await openEmbedded({ path: file.path, writer: "here", log });
  await db.commit(unit(set("a", "1")));
  await db.close();
  const good = await Deno.readFile(file.path);
  const embedded = await openEmbedded({ path: file.path, writer: "here", log });

  await Deno.writeFile(file.path, good.map((byte) => ~byte));
  await rejects(embedded.rows(sql`SELECT key FROM settings`), unavailable);
  await rejects(embedded.batch([sql`SELECT key FROM settings`]), unavailable);
  await rejects(embedded.waitFor(1, 10), unavailable);
  await rejects(embedded.commit(unit(set("b", "1"))), unavailable);

  await Deno.writeFile(file.path, good);
  deepEqual(await keys(embedded), ["a"]);
  await embedded.close();
});

Deno.test("a writer whose file can't be opened again refuses, and goes on once it can", async () => {
  await using file = await aDatabaseFile();
  const lines: string[] = [];
  const db = new WriterDatabase({
    path: file.path,
    log: createLog("error", (line) => void lines.push(line)),
  });
  await db.commit(unit(set("a", "1")));
  const [size] = await db.rows(sql`PRAGMA page_count`);
  await db.rows({ text: `PRAGMA max_page_count = ${Number(size?.page_count) + 2}`, args: [] });
  await Deno.rename(file.path, `${file.path}.away`);
  await Deno.mkdir(file.path);

  await rejects(db.commit(unit(set("b", "x".repeat(200_000)))), unavailable);
  await rejects(db.commit(unit(set("c", "1"))), unavailable);
  await rejects(db.rows(sql`SELECT key FROM settings`), unavailable);
  await rejects(db.batch([sql`SELECT key FROM settings`]), unavailable);
  ok(lines.some((line) => line.includes("reopen_failed")));

  await Deno.remove(file.path);
  await Deno.rename(`${file.path}.away`, file.path);
  deepEqual(await keys(db), ["a"], "a read opens it again, without waiting for a commit");
  await db.commit(unit(set("d", "1")));
  equal((await keys(db)).length, 2);
  await db.close();
});

Deno.test("a failed snapshot tells what failed, and the next one begins afresh", async () => {
  await using file = await aDatabaseFile();
  const connection = openConnection({ path: file.path, readOnly: true });
  throws(() => connection.snapshot([sql`SELECT * FROM settings`, sql`SELECT * FROM nowhere`]), /nowhere/);
  deepEqual(connection.snapshot([sql`SELECT 1 AS one`]), [[{ one: 1 }]]);
  connection.close();
  equal(connection.inTransaction, false, "the driver would abort the process if it were asked");
});
