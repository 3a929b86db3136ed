/**
 * A journey: a test told through real browsers against a real server and the
 * simulator. One Chromium per file, one context (a person at a machine) per
 * `arrive`, a stage of its own per test.
 *
 * The danger is a page that complains to nobody: an exception, or anything the
 * strict policy blocked, fails the journey. What it looked like at a failure, and
 * the servers' log, are shown.
 */

import { deepEqual } from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser } from "../testing/browser.ts";
import { emailOf, PASSWORD, type Person } from "../testing/stage/furnished.ts";
import { openStage, type Stage, type StageOptions } from "../testing/stage/stage.ts";

/** How somebody comes. */
export interface Arrival {
  /** false: the browser runs no scripts. */
  readonly scripts?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly touch?: boolean;
  readonly dark?: boolean;
  /** Where to go after signing in. */
  readonly at?: string;
}

/** What a journey is told with. */
export interface Journey {
  readonly stage: Stage;
  readonly browser: Browser;
  /** A new browser window on the server's first page, signed in as `person`; null: a stranger. */
  arrive(person: Person | null, how?: Arrival): Promise<Page>;
}

let browser: (Browser & AsyncDisposable) | undefined;

Deno.test.afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

/** One journey. Its browser and servers outlive single operations, so the leak checks are off. */
export function journey(
  name: string,
  tell: (journey: Journey) => Promise<void>,
  options: StageOptions = {},
): void {
  Deno.test({ name, sanitizeOps: false, sanitizeResources: false, fn: () => run(name, tell, options) });
}

async function run(
  name: string,
  tell: (journey: Journey) => Promise<void>,
  options: StageOptions,
): Promise<void> {
  const chromium = browser ??= await openBrowser();
  await using stage = await openStage(options);
  const pages: Page[] = [];
  const complaints: string[] = [];
  try {
    await tell({
      stage,
      browser: chromium,
      async arrive(person, how = {}) {
        const page = await open(chromium, stage, how, complaints);
        pages.push(page);
        if (person === null) await page.goto(how.at ?? "/");
        else await signIn(page, person, how.at);
        return page;
      },
    });
    deepEqual(complaints, [], "no page complained");
  } catch (error) { // shown with what helps to understand it, then thrown on
    await show(name, stage, pages, complaints);
    throw error;
  } finally {
    await Promise.all(pages.map((page) => page.context().close()));
  }
}

async function open(
  chromium: Browser,
  stage: Stage,
  { scripts = true, viewport = { width: 1280, height: 800 }, touch = false, dark = false }: Arrival,
  complaints: string[],
): Promise<Page> {
  const options: BrowserContextOptions = {
    baseURL: stage.server.url,
    javaScriptEnabled: scripts,
    viewport,
    hasTouch: touch,
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    colorScheme: dark ? "dark" : "light",
  };
  const page = await (await chromium.newContext(options)).newPage();
  page.setDefaultTimeout(8000);
  page.on("pageerror", (error) => complaints.push(String(error.stack ?? error)));
  page.on("console", (line) => {
    if (/Content Security Policy|hydrat/i.test(line.text())) complaints.push(line.text());
  });
  return page;
}

/** Signs in by the form. */
export async function signIn(page: Page, person: Person, at = "/tickets"): Promise<void> {
  await page.goto(at === "/tickets" ? "/login" : `/login?next=${encodeURIComponent(at)}`);
  await page.getByLabel("E-mail").fill(emailOf(person));
  await page.getByLabel("Senha").fill(PASSWORD);
  await page.getByRole("button", { name: "Entrar" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/tickets"));
}

async function show(name: string, stage: Stage, pages: Page[], complaints: string[]): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-journey-" });
  const lines = [`\n${name}: what was there`, ...complaints];
  for (const [i, page] of pages.entries()) {
    const path = `${folder}/${i + 1}.png`;
    await page.screenshot({ path, timeout: 3000 }).catch(() => {}); // a page may have gone by then
    lines.push(`${page.url()}: ${path}`);
  }
  lines.push(stage.logs(), "");
  Deno.stderr.writeSync(new TextEncoder().encode(lines.join("\n")));
}
