import { deepEqual, equal, match } from "node:assert/strict";
import { openConnection, openPrimary, type Reader, sql } from "../core/db/mod.ts";
import { createLog } from "../core/log.ts";
import { aFolder, type Env, startBalcao } from "../testing/balcao_process.ts";
import { eventually } from "../testing/eventually.ts";
import { addNumber, deliverText } from "../testing/one_delivery.ts";
import { startSqld } from "../testing/sqld.ts";
import { receiveWhenReady } from "./receive_when_ready.ts";

const log = createLog("silent", () => {});

/** A server takes those texts, and stops when all that it should have by then are stored. */
async function take(env: Env, reader: Reader, texts: readonly string[], stored: readonly string[]) {
  await using server = await startBalcao(env);
  for (const text of texts) equal(await deliverText(server.url, text), 200);
  const inDatabase = async () =>
    (await reader.rows(sql`SELECT text FROM messages WHERE direction = 'in' ORDER BY text`))
      .map((row) => String(row.text));
  await eventually(async () => (await inDatabase()).length >= stored.length, `stored: ${stored}`);
  server.kill("SIGTERM");
  equal((await server.ended).code, 0);
  deepEqual(await inDatabase(), stored);
  return server.output();
}

async function putBackAnOlderCopy(dataDir: string, env: Env, reader: Reader): Promise<void> {
  await addNumber(env);
  await take(env, reader, ["a"], ["a"]);
  await Deno.copyFile(`${dataDir}/journal.db`, `${dataDir}/journal.copy`);
  await take(env, reader, ["b", "c"], ["a", "b", "c"]);

  for (const part of ["-wal", "-shm"]) await Deno.remove(`${dataDir}/journal.db${part}`).catch(() => {});
  await Deno.rename(`${dataDir}/journal.copy`, `${dataDir}/journal.db`);

  const said = await take(env, reader, ["d"], ["a", "b", "c", "d"]);
  match(said, /"level":"error","event":"journal_outdated"/);
  equal(
    /journal_outdated/.test(await take(env, reader, ["e"], ["a", "b", "c", "d", "e"])),
    false,
    "said once",
  );
}

Deno.test("a journal put back from an older copy loses nothing of what comes then (a file)", async () => {
  await using folder = await aFolder();
  const rows: Reader["rows"] = (query) => {
    const db = openConnection({ path: `${folder.path}/balcao.db`, readOnly: true });
    const found = db.all(query);
    db.close();
    return Promise.resolve(found);
  };
  const reader = { rows, batch: () => Promise.resolve([]) };
  await putBackAnOlderCopy(folder.path, { DATA_DIR: folder.path }, reader);
});

Deno.test("a journal put back from an older copy loses nothing of what comes then (a libSQL server)", async () => {
  await using folder = await aFolder();
  const sqld = await startSqld();
  const primary = await openPrimary({ url: sqld.url, log });
  const SECRET_KEY = "a key that every node of this server shares";
  const env = { DATA_DIR: folder.path, DATABASE_URL: sqld.url, SECRET_KEY };
  await putBackAnOlderCopy(folder.path, env, primary);
  await primary.close();
  await sqld.stop();
});

Deno.test("receiving begins once the database has answered, and never after a stop", async () => {
  let asked = 0;
  let started = 0;
  const parts = {
    ready: () => ++asked < 3 ? Promise.reject(new Error("away")) : Promise.resolve(),
    start: () => (started++, { wake: () => {}, stop: () => Promise.resolve() }),
    log,
  };
  const receiving = receiveWhenReady({ ...parts, retryMs: 1 });
  await eventually(() => started === 1, "begun");
  await receiving.stop();

  asked = 0;
  await receiveWhenReady({ ...parts, retryMs: 60_000 }).stop();
  deepEqual([asked, started], [1, 1]);
});
