import { deepEqual, equal, ok } from "node:assert/strict";
import { json, sql } from "../core/db/mod.ts";
import { unavailable } from "../core/errors.ts";
import { openJournal } from "../core/journal/mod.ts";
import { createLog } from "../core/log.ts";
import { parseWebhook } from "../core/whatsapp/mod.ts";
import { aConnection } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { openTestCore, type TestCore } from "../testing/test_core.ts";
import { startIngest } from "./ingest.ts";

const PHONE = "5511987654321";

/** A webhook body with that text. */
function aBody(phoneNumberId: string, text: string, n = 0): Uint8Array {
  const message = {
    id: `wamid.${text}`,
    from: PHONE,
    timestamp: String(1_772_442_000 + n),
    type: "text",
    text: { body: text },
  };
  const value = { metadata: { phone_number_id: phoneNumberId }, messages: [message] };
  return new TextEncoder().encode(json({ entry: [{ changes: [{ field: "messages", value }] }] }));
}

/** A node: its journal, a connection that customers write to, and what was stored of it. */
async function aNode(core: TestCore) {
  const folder = await Deno.makeTempDir({ prefix: "balcao-" });
  const journal = await openJournal({ path: `${folder}/journal.db`, clock: core.now });
  const { phoneNumberId } = await aConnection(core);
  return {
    journal,
    write: (...texts: string[]) =>
      Promise.all(texts.map((text, n) => journal.append(aBody(phoneNumberId, text, n)))),
    stored: async () =>
      (await core.db.primary.rows(sql`SELECT text FROM messages ORDER BY at, id`)).map(({ text }) =>
        String(text)
      ),
    /** A message of that text breaks the database's rules. */
    parse: (body: Uint8Array, at: number) =>
      parseWebhook(body, at).map((item) =>
        item.kind === "message" && item.text?.startsWith("veneno") ? { ...item, at: 0.5 } : item
      ),
    async [Symbol.asyncDispose]() {
      await journal.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `m${String(n).padStart(4, "0")}`);

Deno.test("what lies in the journal at the start and what comes later is stored in order", async () => {
  await using core = await openTestCore();
  await using node = await aNode(core);
  const texts = numbered(300);
  await node.write(...texts);
  const ingest = startIngest({ core, journal: node.journal, parse: parseWebhook });
  const stop = node.journal.onAppend(() => ingest.wake());
  await eventually(async () => (await node.stored()).length === 300, "the backlog is worked off");
  await node.write("depois");
  await eventually(async () => (await node.stored()).length === 301, "a wake-up is heard");
  deepEqual((await node.stored()).toSorted(), [...texts, "depois"].toSorted());
  equal(ingest.backlog(), 0);
  stop();
  await ingest.stop();
});

Deno.test("poison is halved out, set aside with an alert, and all around it is stored", async () => {
  await using core = await openTestCore();
  await using node = await aNode(core);
  const lines: string[] = [];
  const log = createLog("error", (line) => lines.push(line));
  const texts = numbered(60).toSpliced(50, 0, "veneno b").toSpliced(17, 0, "veneno a");
  for (const text of texts) await node.write(text);

  const ingest = startIngest({
    core: Object.assign({}, core, { log }),
    journal: node.journal,
    parse: node.parse,
  });
  await eventually(async () => (await node.stored()).length === 60, "the good ones are stored");
  await eventually(() => Promise.resolve(ingest.backlog() === 0), "the journal is worked off");
  await ingest.stop();

  const aside = await core.db.primary.rows(
    sql`SELECT delivery_id AS id, reason FROM deliveries_set_aside ORDER BY 1`,
  );
  deepEqual(aside.map(({ id }) => id), [18, 52]);
  ok(aside.every(({ reason }) => String(reason).length > 10));
  const alerts = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "delivery_set_aside");
  deepEqual(alerts.map(({ to }) => to), [18, 52]);
});

Deno.test("while the database is away nothing is set aside, and then it catches up", async () => {
  await using core = await openTestCore();
  await using node = await aNode(core);
  let refusals = 0;
  let away = true;
  const commit: typeof core.commit = (write) => {
    if (!away) return core.commit(write);
    refusals++;
    return Promise.reject(unavailable("database_unavailable", "away"));
  };
  const ingest = startIngest({
    core: Object.assign({}, core, { commit }),
    journal: node.journal,
    parse: parseWebhook,
    retryMs: 2,
  });
  await node.write(...numbered(40));
  ingest.wake();
  await eventually(() => Promise.resolve(refusals >= 3), "it tries again");
  equal(ingest.backlog(), 40);
  away = false;
  await eventually(async () => (await node.stored()).length === 40, "it catches up");
  await ingest.stop();
  deepEqual(await core.db.primary.rows(sql`SELECT * FROM deliveries_set_aside`), []);
});

Deno.test("a commit whose answer was lost is not repeated", async () => {
  await using core = await openTestCore();
  await using node = await aNode(core);
  let lost = 0;
  const commit: typeof core.commit = async (write) => {
    const committed = await core.commit(write);
    if (lost++ === 0) throw unavailable("database_unavailable", "the link died after COMMIT");
    return committed;
  };
  await node.write(...numbered(20));
  const ingest = startIngest({
    core: Object.assign({}, core, { commit }),
    journal: node.journal,
    parse: parseWebhook,
    retryMs: 2,
  });
  await eventually(() => Promise.resolve(ingest.backlog() === 0), "all is dealt with");
  await ingest.stop();
  equal((await node.stored()).length, 20);
});

Deno.test("a second ingest of one journal takes over where the first stopped", async () => {
  await using core = await openTestCore();
  await using node = await aNode(core);
  const texts = numbered(120);
  await node.write(...texts);
  const first = startIngest({ core, journal: node.journal, parse: parseWebhook, batchMs: 1 });
  await eventually(async () => (await node.stored()).length > 0, "the first has begun");
  await first.stop();
  const second = startIngest({ core, journal: node.journal, parse: parseWebhook });
  await eventually(() => Promise.resolve(second.backlog() === 0), "the second has finished");
  await second.stop();
  deepEqual((await node.stored()).toSorted(), texts);
});

Deno.test("two ingests of one journal at once store everything once", async () => {
  await using core = await openTestCore();
  await using node = await aNode(core);
  await node.write(...numbered(200));
  const both = [1, 2].map(() =>
    startIngest({ core, journal: node.journal, parse: parseWebhook, retryMs: 2 })
  );
  await eventually(() => Promise.resolve(both.every((one) => one.backlog() === 0)), "both have finished");
  for (const one of both) await one.stop();
  equal((await node.stored()).length, 200);
});
