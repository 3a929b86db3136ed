/**
 * The ingest stage alone: deliveries that are journalled already, drained into
 * a database in this one thread. What is left when HTTP, signatures and the
 * journal's own commits are taken away.
 *
 *   deno run -A bench/ingest/stage.ts [--database FILE] [--count 60000]
 */

import { parseArgs } from "node:util";
import { migrate, sql, WriterDatabase } from "../../core/db/mod.ts";
import { openJournal, openJournalReader } from "../../core/journal/mod.ts";
import { createLog } from "../../core/log.ts";
import { openCore } from "../../core/open_core.ts";
import { createVault } from "../../core/vault.ts";
import { parseWebhook } from "../../core/whatsapp/mod.ts";
import { startIngest } from "../../workers/ingest.ts";
import { bodyOf, NUMBER } from "./deliveries.ts";
import { aConnection } from "../../testing/builders.ts";
import { cpuMs } from "./process_figures.ts";
import { checkStored } from "./stored.ts";

/** Drains `count` deliveries; prints what it took. */
export async function runStage(
  { database, count, batchMs }: { database?: string; count: number; batchMs?: number },
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-bench-" });
  const path = database ?? `${folder}/balcao.db`;
  if (!database) await migrate({ path });
  const log = createLog("warn", (line) => Deno.stderr.writeSync(new TextEncoder().encode(line + "\n")));
  const run = `stage-${Date.now()}`;
  const journal = await openJournal({ path: `${folder}/journal.db`, clock: Date.now });
  for (let n = 0; n < count; n += 1000) {
    const some = Array.from({ length: Math.min(1000, count - n) }, (_, i) => bodyOf(n + i, run, Date.now()));
    await Promise.all(some.map((body) => journal.append(body)));
  }
  await journal.close();

  const db = new WriterDatabase({ path, log });
  const core = openCore({ db, clock: Date.now, log, vault: createVault(new Uint8Array(32)) });
  const known = await db.rows(sql`SELECT 1 FROM connections WHERE phone_number_id = ${NUMBER.phoneNumberId}`);
  if (known.length === 0) await aConnection(core, { name: "Bench", ...NUMBER });
  const reader = openJournalReader({ path: `${folder}/journal.db` });
  const cpu = cpuMs(Deno.pid);
  const started = performance.now();
  const ingest = startIngest({ core, journal: reader, parse: parseWebhook, ...(batchMs ? { batchMs } : {}) });
  do await new Promise((resolve) => setTimeout(resolve, 20)); while (ingest.backlog() > 0);
  await ingest.stop();
  const ms = performance.now() - started;
  const spent = cpuMs(Deno.pid) - cpu;
  const { stored, problems } = checkStored(path, run, count);
  // deno-lint-ignore no-console -- what a bench is for
  console.log(
    `${stored} stored in ${Math.round(ms)} ms: ${Math.round(stored / ms * 1000)}/s, ` +
      `${(ms * 1000 / stored).toFixed(0)} µs each, CPU ${(spent / stored).toFixed(3)} ms each; ` +
      `RSS ${Math.round(Deno.memoryUsage().rss / 2 ** 20)} MB; ${
        problems.join(", ") || "nothing lost, doubled or misfiled"
      }`,
  );
  reader.close();
  await db.close();
  await Deno.remove(folder, { recursive: true });
}

if (import.meta.main) {
  const { values } = parseArgs({
    args: Deno.args,
    options: { database: { type: "string" }, count: { type: "string", default: "60000" } },
  });
  await runStage({ count: Number(values.count), ...(values.database ? { database: values.database } : {}) });
}
