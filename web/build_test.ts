import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { loadAssets } from "./assets.ts";
import { type BuildAssets, buildAssets } from "./build.ts";
import { classesIn } from "./build_css.ts";
import { ensureBuilt } from "./ensure_built.ts";
import { isManifestCurrent } from "./write_manifest.ts";

const WEB = fileURLToPath(new URL("./", import.meta.url));
const SITE = fileURLToPath(new URL("./testdata/site", import.meta.url));

async function aBuild(how: Partial<BuildAssets> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "web-build-"));
  const outDir = join(folder, "dist");
  const built = await buildAssets({ root: SITE, outDir, keepPrefixes: ["error_"], ...how });
  const path = (url: string) => join(outDir, url);
  return {
    ...built,
    outDir,
    size: async (url: string) => (await readFile(path(url + ".br"))).byteLength,
    text: (url: string) => readFile(path(url), "utf8"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

async function aSite(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), "web-site-"));
  await cp(SITE, root, { recursive: true });
  const counter = join(root, "islands/Counter.tsx"); // the one that imports from this folder
  await writeFile(counter, (await readFile(counter, "utf8")).replace("../../../", WEB));
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

Deno.test("a page with one island costs two scripts of at most 9 KB, in its own language", async () => {
  await using built = await aBuild();
  deepEqual(Object.keys(built.list.locales), ["pt-BR", "en"]);
  const { boot, islands } = built.list.locales["pt-BR"] ?? { boot: [], islands: {} };
  const scripts = new Set([...boot, ...islands.Counter ?? []]);
  equal(scripts.size, 2);
  const sizes = await Promise.all([...scripts].map((url) => built.size(url)));
  ok(sizes.reduce((sum, size) => sum + size, 0) < 9 * 1024, `${sizes}`);
});

Deno.test("a language's bundle holds the texts its islands can ask for, and no other", async () => {
  await using built = await aBuild();
  const all = async (locale: string) => {
    const { boot = [], islands = {} } = built.list.locales[locale] ?? {};
    const urls = new Set([...boot, ...Object.values(islands).flat()]);
    return (await Promise.all([...urls].map((url) => built.text(url)))).join("\n");
  };
  const [portuguese, english] = [await all("pt-BR"), await all("en")];
  match(portuguese, /Mais um/);
  match(english, /One more/);
  ok(!english.includes("Mais um") && !english.includes("On the server only"));
});

Deno.test("the style sheet is the hand-written sheets, then the utilities in use", async () => {
  await using built = await aBuild();
  const css = await built.text(built.list.css ?? "");
  match(css, /^is-land\{display:contents\}:root\{--surface/);
  match(css, /\.bg-surface\{background-color:var\(--surface\)\}/);
  match(css, /@media\s?\(min-width:860px\)\{\.md\\:hidden\{display:none\}\}/);
  ok(css.indexOf(".counter") < css.indexOf(".p-4"));
  deepEqual(built.unusedClasses, ["forgotten"], "badge-warm and badge-ok are used by a template");
});

Deno.test("what is compressed ahead of time is the same file", async () => {
  await using built = await aBuild();
  const css = join(built.outDir, built.list.css ?? "");
  const plain = await readFile(css);
  deepEqual(brotliDecompressSync(await readFile(css + ".br")), plain);
  deepEqual(gunzipSync(await readFile(css + ".gz")), plain);
});

Deno.test("a class that does not exist stops the build by file and name, and the old build stays", async () => {
  await using site = await aSite({
    "routes/wrong.tsx":
      `export default () => <p class={"p-4 " + (x === "open" ? "bg-nope" : "dark:p-4")}>Don't</p>;`,
  });
  await rejects(buildAssets({ root: site.root }), (error: Error) => {
    equal(error.message, 'no such class:\n  routes/wrong.tsx: "bg-nope"\n  routes/wrong.tsx: "dark:p-4"');
    return true;
  });
  deepEqual((await readdir(site.root)).filter((name) => name.startsWith("dist")), []);
});

Deno.test("a start builds what is missing or stale and leaves alone what is fresh", async () => {
  await using site = await aSite({});
  equal(await ensureBuilt(site.root), true);
  const before = performance.now();
  equal(await ensureBuilt(site.root), false);
  ok(performance.now() - before < 50);
  await writeFile(join(site.root, "components/styles/30_more.css"), ".badge-bad{color:red}");
  equal(await ensureBuilt(site.root), true);
  ok((await loadAssets(join(site.root, "dist"))).css !== null);
});

Deno.test("the manifest names every route and island; an added one makes it stale", async () => {
  equal(await isManifestCurrent(SITE), true);
  await using site = await aSite({ "routes/added.tsx": "export default () => null;", "routes/_note.ts": "" });
  equal(await isManifestCurrent(site.root), false);
  await using other = await aSite({
    "routes/makes.ts": "export const createApp = () => 1;",
    "routes/a_test.ts": "",
  });
  equal(await isManifestCurrent(other.root), true, "what only makes things is no route");
});

Deno.test("classes are read from selectors, not from comments, values or file names", () => {
  const css = `/* .no */ .a.b:hover > .c::before{content:".no";background:url(x.png);margin:.5rem}
@media (min-width:10.5px){.d:not(.e){opacity:.9}} .f\\:g{color:red}`;
  deepEqual([...classesIn(css)].filter((name) => name !== "f").sort(), ["a", "b", "c", "d", "e"]);
});

Deno.test("what is loaded later brings its own texts and tables, and costs the island no piece of its own file", async () => {
  await using site = await aSite({
    "islands/lib/said.ts": 'export const said = (text: string) => "said aloud: " + text;',
    "islands/lib/list_at_build.ts": 'export const atBuild = (locale: string) => ["built for " + locale];',
    "islands/lib/first.ts":
      'import { said } from "./said.ts";\nimport { atBuild } from "./list_at_build.ts";\nexport const first = (t: (key: string) => string) => said(t("only_on_server") + atBuild("en"));',
    "islands/lib/second.ts": 'import { said } from "./said.ts";\nexport const second = () => said("second");',
    "islands/Later.tsx":
      'import { said } from "./lib/said.ts";\nexport default function Later() {\n  return <button type="button" onClick={() => { import("./lib/first.ts"); import("./lib/second.ts"); }}>{said("it")}</button>;\n}',
  });
  await using built = await aBuild({ root: site.root, dev: false });
  const { boot, islands } = built.list.locales.en ?? { boot: [], islands: {} };
  const own = (islands.Later ?? []).filter((url) => !boot.includes(url));
  ok(own.length <= 2, `${own}`);
  const atOnce = (await Promise.all([...boot, ...own].map((url) => built.text(url)))).join("\n");
  ok(!atOnce.includes("On the server only") && !atOnce.includes("built for"));
  const folder = join(built.outDir, "assets");
  const later = (await readdir(folder)).filter((name) => /^first-.*\.js$/.test(name));
  const texts = await Promise.all(later.map((name) => readFile(join(folder, name), "utf8")));
  ok(texts.some((text) => text.includes("On the server only") && text.includes("built for en")));
  ok(texts.every((text) => !text.includes("said aloud")), "what the island has already is not sent again");
});

Deno.test("a sheet of single pages is a file of its own: its classes exist, and other pages carry none of it", async () => {
  await using site = await aSite({ "routes/rare.tsx": 'export default () => <p class="rare-box">x</p>;' });
  await mkdir(join(site.root, "components/styles/pages"));
  await writeFile(join(site.root, "components/styles/pages/rare.css"), ".rare-box{color:red}");
  await using built = await aBuild({ root: site.root });
  const { css, sheets } = built.list;
  equal(await built.text(sheets.rare ?? ""), ".rare-box{color:red}\n");
  ok(!(await built.text(css ?? "")).includes("rare-box"));
  deepEqual(built.unusedClasses.filter((name) => name.startsWith("rare")), []);
  const assets = await loadAssets(built.outDir);
  equal(assets.sheet("rare"), sheets.rare);
  equal(assets.sheet("other"), null);
});
