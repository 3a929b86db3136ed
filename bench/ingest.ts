/**
 * How many customers' messages a machine stores: signed text webhooks over HTTP
 * from a generator on the same cores, into the real server.
 *
 *   deno task bench ingest [--count 40000] [--messages 2000000] [--skip-empty] [--skip-full]
 *
 * Three runs: as fast as 16 connections go on an empty database and on one of
 * two million messages, and 1,000 a second by the clock. "Stored" is committed
 * in the main database; the clock stops when the last one is. Afterwards every
 * delivery is looked for, by Meta's id and by its sender.
 *
 * The danger of such figures is the empty database: it flatters every design.
 */

import { parseArgs } from "node:util";
import { openConnection, sql } from "../core/db/mod.ts";
import { fillDatabase } from "./fill.ts";
import { followVisible } from "./ingest/visible.ts";
import { cpuMs, rssMib } from "./ingest/process_figures.ts";
import { type Served, startServed } from "./ingest/served.ts";
import { checkStored } from "./ingest/stored.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    "count": { type: "string", default: "40000" },
    "seconds": { type: "string", default: "20" },
    "messages": { type: "string", default: "2000000" },
    "skip-empty": { type: "boolean", default: false },
    "skip-full": { type: "boolean", default: false },
    "skip-paced": { type: "boolean", default: false },
  },
});

// deno-lint-ignore no-console -- what a bench is for
const say = (line: string) => console.log(line);

interface Generated {
  readonly startedAt: number;
  readonly ms: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly refused: Record<string, number>;
}

async function generate(url: string, run: string, count: number, rate: number): Promise<Generated> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "-A", "--no-check", new URL("ingest/generator.ts", import.meta.url).pathname],
      ...[
        "--url",
        `${url}/webhooks/whatsapp`,
        "--run",
        run,
        "--count",
        String(count),
        "--rate",
        String(rate),
      ],
    ],
    stdout: "piped",
    stderr: "inherit",
  });
  const { stdout } = await child.output();
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** Waits until the journal is worked off; when that was. */
async function untilStored(served: Served, count: number): Promise<number> {
  const db = openConnection({ path: served.database, readOnly: true });
  const position = () => Number(db.all(sql`SELECT max(position) AS n FROM journal_positions`)[0]?.n ?? 0);
  while (position() < count) await new Promise((resolve) => setTimeout(resolve, 10));
  const at = Number(db.all(sql`SELECT max(updated_at) AS at FROM journal_positions`)[0]?.at);
  db.close();
  return at;
}

async function measure(name: string, from: string | null, count: number, rate: number): Promise<void> {
  const served = await startServed(from);
  const run = `${name}-${Date.now()}`;
  const cpu = cpuMs(served.pid);
  const visible = rate > 0 ? await followVisible(served) : null;
  const made = await generate(served.url, run, count, rate);
  const kept = count - Object.values(made.refused).reduce((sum, n) => sum + n, 0);
  const storedAt = await untilStored(served, kept);
  const spent = cpuMs(served.pid) - cpu;
  const rss = rssMib(served.pid);
  const seen = await visible?.stop();
  const { stored, problems } = checkStored(served.database, run, count);
  await served.stop();
  const refused = Object.entries(made.refused).map(([status, n]) => `${n} answered ${status}`);
  say(
    [
      name.padEnd(22),
      `${Math.round(stored / (storedAt - made.startedAt) * 1000)} stored/s`.padStart(14),
      `ack p50 ${made.p50.toFixed(1)} p99 ${made.p99.toFixed(1)} max ${made.max.toFixed(0)} ms`,
      `CPU ${(spent / stored).toFixed(3)} ms each`,
      `RSS ${rss} MiB`,
      ...(seen ? [`visible by API p50 ${seen.p50.toFixed(0)} p99 ${seen.p99.toFixed(0)} ms`] : []),
      [...problems, ...refused].join(", ") || "lost 0, doubled 0, misfiled 0",
    ].join(" · "),
  );
}

const count = Number(values.count);
const messages = Number(values.messages);
const [one, five, fifteen] = Deno.loadavg().map((n) => n.toFixed(1));
say(
  `${navigator.hardwareConcurrency} cores, load ${one} ${five} ${fifteen}; ${count} deliveries, 10 % repeats, 2,000 senders`,
);
if (!values["skip-empty"]) await measure("empty database", null, count, 0);
if (!values["skip-full"]) {
  const full = await fillDatabase({ messages });
  await measure(`${messages / 1e6}M messages`, full, count, 0);
  if (!values["skip-paced"]) await measure("1,000 a second", full, Number(values.seconds) * 1000, 1000);
} else if (!values["skip-paced"]) {
  await measure("1,000 a second", null, Number(values.seconds) * 1000, 1000);
}
