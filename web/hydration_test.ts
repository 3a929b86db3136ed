import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { buildAssets } from "./build.ts";
import { createApp, createDevReload, loadAssets } from "./mod.ts";
import { manifest } from "./testdata/site/routes/_manifest.gen.ts";

const SITE = fileURLToPath(new URL("./testdata/site", import.meta.url));
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];

async function aSiteInABrowser() {
  const folder = await mkdtemp(join(tmpdir(), "web-browser-"));
  await buildAssets({ root: SITE, outDir: folder });
  const dev = createDevReload();
  const app = createApp<object>({
    manifest,
    assets: await loadAssets(folder),
    state: () => ({}),
    onError: (error) => new Response(String(error), { status: 500 }),
    publicOrigin: () => "http://127.0.0.1",
    csrf: { token: () => null, verify: () => false },
    log: { info() {}, error() {} },
    locale: (ctx) => ctx.url.searchParams.get("lang") ?? "en",
    dev,
  });
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (req, info) => app.fetch(req, info),
  );
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return {
    page,
    dev,
    complaints,
    origin: `http://127.0.0.1:${server.addr.port}`,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.shutdown();
      await rm(folder, { recursive: true });
    },
  };
}

const scriptsOf = (page: Page) =>
  page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith("/assets/") && path.endsWith(".js"))
  );

Deno.test("islands come alive in a real browser under the strict policy, sharing their signal", async (t) => {
  await using site = await aSiteInABrowser();
  const { page, origin, complaints } = site;

  await t.step("the page is whole before any script runs, then speaks the reader's language", async () => {
    const reply = await page.goto(`${origin}/`);
    ok((await reply?.text())?.includes("On the server <span"));
    await page.locator("is-land[data-live] >> nth=1").waitFor({ state: "attached" });
    equal(await page.title(), "Islands");
    equal(await page.locator("button").innerText(), "One more 3");
    equal(await page.locator("#total").innerText(), "3 </script><b>");
  });
  await t.step("two islands given one signal share it", async () => {
    await page.locator("button").click();
    await page.getByText("4 </script><b>").waitFor();
    equal(await page.locator("button").innerText(), "One more 4");
  });
  await t.step("the page fetched each of its scripts once; a lazy module comes when asked for", async () => {
    const before = await scriptsOf(page);
    equal(before.length, 3, `${before}`);
    await page.locator("#total").click();
    await page.getByText("loaded when asked").waitFor();
    equal((await scriptsOf(page)).length, 4, "the lazy module shares everything else");
  });
  await t.step("another language is another bundle", async () => {
    await page.goto(`${origin}/?lang=pt-BR`);
    await page.getByText("Mais um").waitFor();
  });
  await t.step(
    "a page without islands has no script, and reloads after a build while developing",
    async () => {
      const listening = page.waitForResponse(/_dev\/reload$/);
      const reply = await page.goto(`${origin}/plain`);
      deepEqual(
        [...(await reply?.text() ?? "").matchAll(/<script[^>]*src="([^"]*)"/g)].map(([, src]) => src),
        [
          "/_dev/reload.js",
        ],
      );
      await listening;
      const reloaded = page.waitForEvent("load");
      site.dev.reload();
      await reloaded;
    },
  );
  deepEqual(complaints, []); // no violation of the policy, no error
});
