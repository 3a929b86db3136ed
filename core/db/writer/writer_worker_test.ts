import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { startProcess } from "../../../testing/process.ts";
import { aDatabaseFile } from "../../../testing/test_file.ts";
import type { DomainError } from "../../errors.ts";
import { createLog } from "../../log.ts";
import { ConstraintViolation, openEmbedded, type Sql, sql, UnitConflict } from "../mod.ts";
import { waitUntil } from "../commit/wait_until.ts";
import { openWriterWorker } from "./writer_worker.ts";

const script = new URL("../../../testing/processes/writer.ts", import.meta.url);
const unit = (id: string, query: Sql, changes?: number) => ({ id, writes: [{ query, changes }] });
const event = (name: string) =>
  sql`INSERT INTO events(name, payload, at) VALUES (${name}, '{}', 1) RETURNING id, name`;
const countEvents = sql`SELECT count(*) AS n FROM events`;

async function withWorker(setup?: unknown) {
  const file = await aDatabaseFile();
  const lines: string[] = [];
  const log = createLog("debug", (line) => void lines.push(line));
  const gone: DomainError[] = [];
  const onGone = (why: DomainError) => void gone.push(why);
  const db = await openEmbedded({ path: file.path, writer: script, log, setup, onGone });
  return {
    db,
    lines,
    gone,
    path: file.path,
    [Symbol.asyncDispose]: async () => {
      await db.close();
      await file[Symbol.asyncDispose]();
    },
  };
}

/** The next message of the Worker's composition. */
const nextMessage = (db: Awaited<ReturnType<typeof openEmbedded>>) =>
  new Promise<unknown>((resolve) => {
    const stop = db.onMessage((message) => (stop(), resolve(message)));
  });

Deno.test("of many callers at once each gets the answer to its own unit", async () => {
  await using it = await withWorker();
  const names = Array.from({ length: 300 }, (_, i) => `e${i}`);

  const committed = await Promise.all(names.map((name) => it.db.commit(unit(name, event(name)))));

  deepEqual(committed.map(({ rows }) => rows[0]?.[0]?.name), names);
  deepEqual(await it.db.rows(countEvents), [{ n: 300 }]);
  ok(it.db.stats().groups < 100, "units shared commits");
});

Deno.test("refusals keep their class on the way out of the Worker", async () => {
  await using it = await withWorker();
  await it.db.commit(unit("u1", sql`INSERT INTO settings VALUES ('a', '1')`));
  const nothing = sql`DELETE FROM settings WHERE key = 'none'`;
  await rejects(
    it.db.commit(unit("u2", nothing, 1)),
    (error) => error instanceof UnitConflict && error.statement === nothing.text,
  );
  await rejects(
    it.db.commit(unit("u3", sql`INSERT INTO settings VALUES ('a', '1')`)),
    (error) => error instanceof ConstraintViolation && error.on === "settings.key",
  );
  await rejects(it.db.commit(unit("u4", sql`INSERT INTO nowhere VALUES (1)`)), /no such table/);
});

Deno.test("the Worker's composition is set up, spoken to, heard and stopped", async () => {
  const it = await withWorker({ colour: "green" });
  const answer = nextMessage(it.db);
  it.db.post("setup");
  deepEqual(await answer, { colour: "green" });
  it.db.post("log");
  await it.db.health();
  const said = JSON.parse(it.lines.find((line) => line.includes("said")) ?? "{}");
  deepEqual([said.level, said.from, said.error.message], ["warn", "worker", "no"]);
  await it[Symbol.asyncDispose]();
  ok(it.lines.some((line) => line.includes("stopped")));
});

Deno.test("what the Worker itself commits is news on the main thread", async () => {
  await using it = await withWorker();
  const heard = new Promise<number>((resolve) => it.db.onCommit(resolve));
  it.db.post("commit");
  equal(await heard, 1);
  deepEqual(await it.db.rows(countEvents), [{ n: 1 }]);
});

Deno.test("a dead writer refuses what waits and what comes, and is not healthy", async () => {
  await using it = await withWorker();
  equal((await it.db.health()).writable, true);
  it.db.post("die");
  const gone = { kind: "unavailable", code: "database_writer_gone" };
  const waiting = Array.from({ length: 50 }, (_, i) => it.db.commit(unit(`w${i}`, event("e"))));
  // Those that were faster than the death are committed; nobody hangs.
  for (const outcome of await Promise.allSettled(waiting)) {
    if (outcome.status === "rejected") equal(outcome.reason.code, gone.code);
  }
  ok(await waitUntil(async () => !(await it.db.health()).writable, 5000));
  await rejects(it.db.commit(unit("late", event("e"))), gone);
  equal((await it.db.rows(countEvents)).length, 1, "reading goes on");
  deepEqual(it.gone.map(({ code }) => code), ["database_writer_gone"], "the process hears of it, once");
});

Deno.test("a writer that says nothing while units wait is taken for dead", async () => {
  await using file = await aDatabaseFile();
  const gone = Promise.withResolvers<Error>();
  const log = createLog("silent", () => {});
  const writer = await openWriterWorker({
    script,
    path: file.path,
    log,
    onGone: gone.resolve,
    silenceMs: 300,
  });
  await writer.commit(unit("before", event("e")));
  writer.post("hang");
  await rejects(writer.commit(unit("waits", event("e"))), {
    kind: "unavailable",
    code: "database_writer_gone",
  });
  match((await gone.promise).message, /writer is gone/);
  equal(await writer.isAlive(), false);
  await writer.close();
});

Deno.test("a writer that is closed is not gone", async () => {
  const it = await withWorker();
  await it.db.commit(unit("u", event("e")));
  await it[Symbol.asyncDispose]();
  deepEqual(it.gone, []);
});

Deno.test("a writer that cannot open its file is an error at start", async () => {
  const log = createLog("silent", () => {});
  await rejects(openEmbedded({ path: "/nowhere/at/all.db", writer: script, log }), { kind: "unavailable" });
});

Deno.test("another process may write while the Worker writes, and its commits are heard of", async () => {
  await using it = await withWorker();
  let newest = 0;
  const all = new Promise<void>((resolve) => it.db.onCommit((seq) => (newest = seq) === 1000 && resolve()));

  const other = startProcess("commit_events.ts", it.path, "theirs", "500", "here");
  await Promise.all(Array.from({ length: 500 }, (_, i) => it.db.commit(unit(`ours-${i}`, event("ours")))));
  equal(await other.ended(), 0);
  await all;

  equal(newest, 1000);
  deepEqual(await it.db.rows(sql`SELECT name, count(*) AS n FROM events GROUP BY name ORDER BY name`), [
    { name: "ours", n: 500 },
    { name: "theirs", n: 500 },
  ]);
});
