import { equal, match, notEqual } from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDev } from "./dev.ts";

const SITE = fileURLToPath(new URL("./testdata/site", import.meta.url));

async function aSite() {
  const root = await mkdtemp(join(tmpdir(), "web-dev-"));
  await cp(SITE, root, { recursive: true });
  await rm(join(root, "islands"), { recursive: true });
  await rm(join(root, "routes"), { recursive: true });
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

Deno.test("while developing, a changed sheet is built and open pages are told; a broken one is reported", async () => {
  await using site = await aSite();
  const sheet = join(site.root, "components/styles/30_more.css");
  const reports: string[] = [];
  let reported = () => {};
  await Deno.mkdir(join(site.root, "routes"));
  const dev = await startDev({ root: site.root }, (line) => {
    reports.push(line);
    reported();
  });
  try {
    const stream = (await dev.reload.app.request("/reload")).body?.pipeThrough(new TextDecoderStream())
      .getReader();
    const next = async () => (await stream?.read())?.value ?? "";
    equal(await next(), ":\n\n");
    const first = await next();
    const before = dev.assets.css;

    await writeFile(sheet, ".badge{color:blue}");
    match(await next(), /^data: \d+\n\n$/);
    notEqual(dev.assets.css, before);
    const css = dev.assets.find(new Request(`http://localhost${dev.assets.css}`));
    match(await css?.text() ?? "", /color:\s?(blue|#00f)/);

    const failed = new Promise<void>((resolve) => reported = resolve);
    await writeFile(join(site.root, "components/Wrong.tsx"), `export const W = () => <p class="bg-nope" />;`);
    await failed;
    while (!reports.some((line) => line.includes("bg-nope"))) await new Promise<void>((go) => reported = go);
    match(first, /^data: \d+/);
    await stream?.cancel();
  } finally {
    await dev.stop();
  }
});
