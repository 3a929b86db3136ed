/**
 * Our own event stream behind a page that does nothing but follow it, and tabs that
 * say what they were given. The server can be killed and started again on its port.
 */

import { deepEqual } from "node:assert/strict";
import { build, stop } from "esbuild";
import type { BrowserContext, Page } from "playwright-core";
import { openEventFeed } from "../core/events/event_feed.ts";
import { eventFor, type StreamEvent } from "../core/inbox/mod.ts";
import type { User } from "../core/users/mod.ts";
import { createEventsApp } from "../routes/events.ts";
import { eventually } from "./eventually.ts";
import type { TestCore } from "./test_core.ts";

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

/** The script of the page, as a browser takes it. */
export async function bundleTab(): Promise<string> {
  const resolveDir = new URL("../islands/lib", import.meta.url).pathname;
  const built = await build({
    stdin: { contents: TAB, resolveDir, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
  });
  await stop();
  return built.outputFiles[0]?.text ?? "";
}

/** The server and how it is doing. */
export class Site {
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
export class Tab {
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
