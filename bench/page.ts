/**
 * What the inbox weighs and how fast it is: bytes and requests of a list of fifty
 * tickets and of a thread of twenty messages, cold and warm, the time to a readable row over a bad line, webhook to
 * screen, start, memory. Beside each figure the machine's own limit, measured the
 * same way at a page or a server that does nothing.
 *
 *   deno task bench page            --rounds 200 is the default of the latency
 */

import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { openBrowser } from "../testing/browser.ts";
import { eventually } from "../testing/eventually.ts";
import { rowsOf } from "../testing/stage/ask.ts";
import type { Customer } from "../testing/stage/customer.ts";
import { emailOf, PASSWORD } from "../testing/stage/furnished.ts";
import { openStage, type Stage } from "../testing/stage/stage.ts";
import { openBareSite } from "./page/bare_site.ts";
import { fiftyCustomers } from "./page/fifty_customers.ts";
import { measureLatency, percentile } from "./page/measure_latency.ts";
import { type Load, measureLoad, measureSlow } from "./page/measure_load.ts";
import { bareServer, residentMiB } from "./page/measure_process.ts";
import { table } from "./page/table.ts";
import { twentyMessages } from "./page/twenty_messages.ts";

const LIST = "/tickets?tab=waiting";
const STARTS = 5;

const { values } = parseArgs({ args: Deno.args, options: { rounds: { type: "string", default: "200" } } });
const rounds = Number(values.rounds);

async function furnishedList(stage: Stage): Promise<Customer[]> {
  const customers = fiftyCustomers(stage);
  await eventually(
    async () =>
      rowsOf(await stage.api("ana", "GET", "/tickets?limit=100")).length === 50 &&
      customers.every((customer) => customer.received().length === 1),
    "fifty tickets wait",
    30_000,
  );
  return customers;
}

async function main(): Promise<void> {
  await using stage = await openStage({ env: { LOG_LEVEL: "warn" } });
  await using bare = openBareSite();
  await using browser = await openBrowser();
  const customers = await furnishedList(stage);

  const home = await browser.newContext({ baseURL: stage.server.url, locale: "pt-BR" });
  const first = await home.newPage();
  await first.goto("/login");
  await first.getByLabel("E-mail").fill(emailOf("ana"));
  await first.getByLabel("Senha").fill(PASSWORD);
  await first.getByRole("button", { name: "Entrar" }).click();
  await first.waitForURL("**/tickets");
  const storageState = await home.storageState();
  await home.close();
  const arrive = async (): Promise<Page> => {
    const context = await browser.newContext({ baseURL: stage.server.url, locale: "pt-BR", storageState });
    return await context.newPage();
  };

  const page = await arrive();
  const cold = await measureLoad(page, LIST);
  const warm = await measureLoad(page, LIST);
  const emptyCold = await measureLoad(await arrive(), `${bare.url}/`);
  const slow = await measureSlow(await arrive(), LIST, ".row");
  const slowAgain = await slowWarm(await arrive());
  const slowEmpty = await measureSlow(await arrive(), `${bare.url}/`, ".row");

  const [longest] = customers;
  if (!longest) throw new Error("nobody has written");
  const thread = await twentyMessages(stage, longest);
  const reading = await arrive();
  const threadCold = await measureLoad(reading, thread, ".m");
  const threadWarm = await measureLoad(reading, thread, ".m");

  const latency = await measureLatency(page, rounds, (text, round) => {
    customers[round % customers.length]?.writes(text);
  });
  const barePage = await arrive();
  await barePage.goto(`${bare.url}/live`);
  const bareLatency = await measureLatency(barePage, rounds, async (text) => {
    await fetch(`${bare.url}/tell`, { method: "POST", body: text });
  });
  await Promise.all(browser.contexts().map((context) => context.close()));

  const starts: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    await stage.server.stop();
    starts.push(await stage.server.start());
  }
  starts.sort((a, b) => a - b);
  await idle();
  const rss = await residentMiB(stage.server.pid);
  const woken = await arrive();
  const firstPage = await measureFirst(woken, LIST);
  await woken.goto(thread);
  await woken.context().close();
  await idle();
  const rssUsed = await residentMiB(stage.server.pid);
  const nothing = await bareServer();

  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
  const ms = (time: number) => `${Math.round(time)} ms`;
  const mib = (size: number) => `${Math.round(size)} MiB`;
  print(table([
    ["", "measured", "target", "the machine's own limit"],
    ["inbox of 50 tickets, cold", kb(cold.bytes), "≤ 20 KB", `${kb(emptyCold.bytes)} (an empty page)`],
    ["  requests", String(cold.requests), "≤ 6", String(emptyCold.requests)],
    ["  web fonts", String(cold.fonts), "0", "0"],
    ["inbox of 50 tickets, warm", kb(warm.bytes), "≤ 3 KB", kb(emptyCold.bytes)],
    ["  requests", String(warm.requests), "", String(emptyCold.requests)],
    ["thread of 20 messages beside it, cold", kb(threadCold.bytes), "", kb(emptyCold.bytes)],
    ["thread of 20 messages beside it, warm", kb(threadWarm.bytes), "", kb(emptyCold.bytes)],
    ["readable row at 50 kbit/s, 400 ms, cold", ms(slow), "", `${ms(slowEmpty)} (an empty page)`],
    ["readable row at 50 kbit/s, 400 ms, warm", ms(slowAgain), "", ms(slowEmpty)],
    ["webhook → screen, p50", ms(percentile(latency, 0.5)), "≤ 100 ms", ms(percentile(bareLatency, 0.5))],
    ["webhook → screen, p99", ms(percentile(latency, 0.99)), "", ms(percentile(bareLatency, 0.99))],
    [`start to ready, median of ${STARTS}`, ms(percentile(starts, 0.5)), "≤ 500 ms", ms(nothing.startMs)],
    ["  first page of all after it", ms(firstPage), "", ""],
    ["memory when idle (resident)", mib(rss), "≤ 100 MiB", `${mib(nothing.rss)} (Deno.serve alone)`],
    ["  and once pages were opened", mib(rssUsed), "", ""],
  ]));
  print([
    `(the machine was busy: ${
      Deno.loadavg().map((load) => load.toFixed(1)).join(", ")
    } wanted to run, of ${navigator.hardwareConcurrency} cores)`,
  ]);
  const partsOf = (title: string, { parts }: Load) =>
    print([
      `${title}, part by part:`,
      ...parts.map(([path, bytes]) => `  ${kb(bytes).padStart(8)}  ${path}`),
    ]);
  print([""]);
  partsOf("cold", cold);
  partsOf("warm", warm);
  partsOf("thread, cold", threadCold);
}

/** Idle means idle. */
const idle = () => new Promise((resolve) => setTimeout(resolve, 3000));

/** Milliseconds until the answer to the first request for a page is there. */
async function measureFirst(page: Page, address: string): Promise<number> {
  const started = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  return performance.now() - started;
}

/** The second visit over the slow line: the first one was over a fast one. */
async function slowWarm(page: Page): Promise<number> {
  await measureLoad(page, LIST);
  await page.goto("about:blank");
  return await measureSlow(page, LIST, ".row");
}

function print(lines: readonly string[]): void {
  Deno.stdout.writeSync(new TextEncoder().encode(lines.join("\n") + "\n"));
}

if (import.meta.main) await main();
