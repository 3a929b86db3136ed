import { deepEqual, equal, ok } from "node:assert/strict";
import { build, stop } from "esbuild";
import type { BrowserContext, Page } from "playwright-core";
import { openEventFeed } from "../../core/events/event_feed.ts";
import { eventFor, type StreamEvent } from "../../core/inbox/mod.ts";
import { scopeOf, type Ticket } from "../../core/tickets/mod.ts";
import type { User } from "../../core/users/mod.ts";
import { createEventsApp } from "../../routes/events.ts";
import { openBrowser } from "../../testing/browser.ts";
import { aSupervisor, aTicket } from "../../testing/builders.ts";
import { eventually } from "../../testing/eventually.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";

const PAGE = `<!doctype html><title>tab</title><script type="module" src="/tab.js"></script>`;
const TAB = `import { followEvents } from "./follow_events.ts";
  const after = Number(new URLSearchParams(location.search).get("after"));
  Object.assign(window, { got: [], states: [], slow: false });
  window.stop = followEvents(after, (event) => {
    window.got.push(event.name === "reset" ? "reset" : event.seq);
    if (event.name === "reset" && window.slow) return new Promise((loaded) => window.loaded = loaded);
  }, {
    onState: (online) => window.states.push(online),
  });`;

async function bundleTab(): Promise<string> {
  const resolveDir = new URL(".", import.meta.url).pathname;
  const built = await build({
    stdin: { contents: TAB, resolveDir, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
  });
  await stop();
  return built.outputFiles[0]?.text ?? "";
}

/** Our own stream behind a page that does nothing but follow; it can be killed and started again. */
class Site {
  readonly asked: string[] = [];
  #server: Deno.HttpServer | undefined;
  #feed: ReturnType<typeof openEventFeed<User, StreamEvent>> | undefined;
  #port = 0;

  constructor(readonly core: TestCore, readonly user: User, readonly script: string) {}

  start(): void {
    const { db, log } = this.core;
    const feed = this.#feed = openEventFeed<User, StreamEvent>({ db, log, audience: eventFor });
    const app = createEventsApp({ core: this.core, feed, findViewer: () => Promise.resolve(this.user) });
    const server = Deno.serve({ port: this.#port, hostname: "127.0.0.1", onListen: () => {} }, (req) => {
      const { pathname } = new URL(req.url);
      if (pathname === "/events") {
        this.asked.push(req.headers.get("accept") ?? "");
        return app.fetch(req);
      }
      const [body, type] = pathname === "/tab.js" ? [this.script, "text/javascript"] : [PAGE, "text/html"];
      return new Response(body, { headers: { "content-type": type } });
    });
    this.#server = server;
    this.#port = server.addr.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  get lines(): number {
    return this.#feed?.followers ?? 0;
  }

  async kill(): Promise<void> {
    this.#feed?.close();
    await this.#server?.shutdown();
  }

  open(context: BrowserContext, after: number): Promise<Tab> {
    return Tab.open(context, `${this.url}?after=${after}`);
  }
}

/** One tab and what it was given. */
class Tab {
  constructor(readonly page: Page) {}

  static async open(context: BrowserContext, url: string): Promise<Tab> {
    const page = await context.newPage();
    await page.goto(url);
    return new Tab(page);
  }

  got(): Promise<(number | "reset")[]> {
    return this.page.evaluate("got");
  }

  states(): Promise<boolean[]> {
    return this.page.evaluate("states");
  }

  async hasGot(...seqs: (number | "reset")[]): Promise<void> {
    await eventually(async () => (await this.got()).length >= seqs.length, `got ${seqs}`, 30_000);
    deepEqual(await this.got(), seqs);
  }
}

const script = await bundleTab();

function journey(
  name: string,
  body: (site: Site, context: BrowserContext, tell: () => Promise<void>) => Promise<void>,
) {
  Deno.test({
    name,
    sanitizeOps: false, // playwright keeps its pipe to the browser until the process ends
    sanitizeResources: false,
    async fn() {
      await using core = await openTestCore();
      await using browser = await openBrowser();
      const site = new Site(core, await aSupervisor(core), script);
      const ticket = await aTicket(core);
      site.start();
      try {
        await body(site, await browser.newContext(), () => tellOf(core, ticket));
      } finally {
        await browser.close();
        await site.kill();
      }
    },
  });
}

async function tellOf(core: TestCore, ticket: Ticket): Promise<void> {
  const about = { ticketId: ticket.id, before: scopeOf(ticket), after: ticket, by: null };
  await core.commit((unit) => unit.emit({ name: "ticket.read", ...about }));
}

journey(
  "all tabs share one line, and when its holder is closed the next takes over",
  async (site, context, tell) => {
    const [first, second, third] = [
      await site.open(context, 0),
      await site.open(context, 0),
      await site.open(context, 0),
    ];
    await eventually(() => site.lines === 1, "there is a line");
    await tell();
    for (const tab of [first, second, third]) await tab.hasGot(1);
    equal(site.lines, 1);

    await first.page.close();
    await tell();
    await tell();

    for (const tab of [second, third]) await tab.hasGot(1, 2, 3);
    await eventually(() => site.lines === 1, "there is one line again");
  },
);

journey("a server that is killed and comes back is missed by no tab", async (site, context, tell) => {
  const [first, second] = [await site.open(context, 0), await site.open(context, 0)];
  await tell();
  for (const tab of [first, second]) await tab.hasGot(1);

  await site.kill();
  await eventually(async () => (await second.states()).at(-1) === false, "the tab knows it is offline");
  await tell();
  await tell();
  site.start();

  for (const tab of [first, second]) {
    await tab.hasGot(1, 2, 3);
    await eventually(async () => (await tab.states()).at(-1) === true, "the tab knows it is online");
  }
});

journey(
  "a tab with an older cursor catches up by asking, and a newer one gets nothing twice",
  async (site, context, tell) => {
    for (let i = 0; i < 5; i++) await tell();
    const holder = await site.open(context, 5);
    await eventually(async () => (await holder.states()).at(-1) === true, "the holder is online");
    const [older, newer] = [await site.open(context, 2), await site.open(context, 5)];
    await older.hasGot(3, 4, 5);
    await tell();

    await older.hasGot(3, 4, 5, 6);
    await newer.hasGot(6);
    await holder.hasGot(6);
    equal(site.lines, 1);
    ok(site.asked.includes("application/json"));
  },
);

journey("an order to load anew reaches every tab", async (site, context, tell) => {
  const [first, second] = [await site.open(context, 0), await site.open(context, 0)];
  await eventually(() => site.lines === 1, "there is a line");
  await site.core.commit((unit) => unit.emit({ name: "settings.changed" }));
  await tell();

  for (const tab of [first, second]) await tab.hasGot("reset", 2);
});

journey("what happens while a page loads anew is given to it afterwards", async (site, context, tell) => {
  const [tab, other] = [await site.open(context, 0), await site.open(context, 0)];
  await eventually(() => site.lines === 1, "there is a line");
  await tab.page.evaluate("slow = true");
  await site.core.commit((unit) => unit.emit({ name: "settings.changed" }));
  await tell();
  await other.hasGot("reset", 2);
  deepEqual(await tab.got(), ["reset"]);
  await tab.page.evaluate("loaded()");

  await tab.hasGot("reset", 2);
});

journey(
  "a page that goes into the cache lets go of its line, and misses nothing when it comes back",
  async (site, context, tell) => {
    const tab = await site.open(context, 0);
    await eventually(() => site.lines === 1, "there is a line");
    await tab.page.evaluate(`dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))`);
    await eventually(() => site.lines === 0, "the line is gone");
    await tell();
    await tab.page.evaluate(`dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`);
    await tab.hasGot(1);

    await tab.page.evaluate("stop()");
    await eventually(() => site.lines === 0, "stopped for good");
  },
);

journey("where a browser has no locks every tab has a line of its own", async (site, context, tell) => {
  await context.addInitScript("delete Navigator.prototype.locks");
  const [first, second] = [await site.open(context, 0), await site.open(context, 0)];
  await eventually(() => site.lines === 2, "there are two lines");
  await tell();

  for (const tab of [first, second]) await tab.hasGot(1);
});

journey(
  "a machine that goes offline says so, and catches up when it is back",
  async (site, context, tell) => {
    const tab = await site.open(context, 0);
    await eventually(async () => (await tab.states()).at(-1) === true, "online");
    await context.setOffline(true);
    await eventually(async () => (await tab.states()).at(-1) === false, "offline");
    await tell();
    await context.setOffline(false);

    await tab.hasGot(1);
    await eventually(async () => (await tab.states()).at(-1) === true, "online again");
  },
);
