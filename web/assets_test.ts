import { equal, match } from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { loadAssets } from "./assets.ts";

async function someAssets() {
  const dist = await mkdtemp(join(tmpdir(), "web-assets-"));
  await mkdir(join(dist, "assets"));
  await mkdir(join(dist, "static"));
  await writeFile(join(dist, "assets.json"), '{"fingerprint":"f","css":"/assets/app-1.css","locales":{}}');
  await writeFile(join(dist, "assets", "app-1.css"), "plain");
  await writeFile(join(dist, "assets", "app-1.css.gz"), gzipSync("plain"));
  await writeFile(join(dist, "assets", "app-1.css.br"), "brotli");
  await writeFile(join(dist, "static", "favicon.svg"), "<svg/>");
  const assets = await loadAssets(dist);
  return {
    get: (path: string, headers: Record<string, string> = {}) =>
      assets.find(new Request(`http://b.example${path}`, { headers })),
    [Symbol.asyncDispose]: () => rm(dist, { recursive: true }),
  };
}

Deno.test("a hashed file may be kept for a year and comes in the best encoding asked for", async () => {
  await using assets = await someAssets();
  const get = (encoding: string) => assets.get("/assets/app-1.css", { "accept-encoding": encoding });
  equal(get("gzip, deflate, br")?.headers.get("content-encoding"), "br");
  equal(get("gzip, br;q=0")?.headers.get("content-encoding"), "gzip");
  equal(get("identity")?.headers.get("content-encoding"), null);
  equal(await get("identity")?.text(), "plain");
  match(get("br")?.headers.get("cache-control") ?? "", /max-age=31536000, immutable/);
  equal(get("br")?.headers.get("vary"), "accept-encoding");
  equal(get("br")?.headers.get("content-type"), "text/css; charset=utf-8");
});

Deno.test("a static file is asked for again by its tag", async () => {
  await using assets = await someAssets();
  const first = assets.get("/favicon.svg");
  equal(first?.headers.get("content-type"), "image/svg+xml");
  const again = assets.get("/favicon.svg", { "if-none-match": first?.headers.get("etag") ?? "" });
  equal(again?.status, 304);
  equal(await again?.text(), "");
});

Deno.test("only names that were built are found, and none leads out of the folder", async () => {
  await using assets = await someAssets();
  equal(assets.get("/assets/app-2.css")?.status, 404);
  equal(assets.get("/assets/app-1.css.br")?.status, 404);
  equal(assets.get("/assets/%2e%2e/assets.json")?.status ?? null, null);
  equal(assets.get("/assets/..%2fassets.json")?.status, 404);
  equal(assets.get("/assets.json"), null);
  equal(assets.get("/tickets"), null);
});
