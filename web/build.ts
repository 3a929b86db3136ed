/**
 * Builds what the browser fetches into `dist/`: islands per language, one style sheet,
 * `static/`, all compressed as far as it goes.
 *
 * The new files are put together beside the old ones and take their place at the end,
 * so that a build that fails leaves a server that still starts.
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { stop } from "esbuild";
import type { AssetList } from "./assets.ts";
import { buildCss } from "./build_css.ts";
import { bundleClient } from "./client_bundle.ts";
import { divideTexts, loadTexts, pruneTexts, type TextUse, textUseOf } from "./client_text_keys.ts";
import { fingerprint } from "./fingerprint.ts";
import { findIslandModules } from "./island_modules.ts";

/** What to build, and how. */
export interface BuildAssets {
  /** The folder that holds `routes/`, `islands/`, `components/`, `locales/`, `static/`. */
  root: string;
  /** Where the result goes; `dist/` of the root unless told. */
  outDir?: string;
  /** The languages; the first stands in for one that was not built. All of `locales/` unless told. */
  locales?: string[];
  /** Beginnings of text keys that islands get at run time only, from the server. */
  keepPrefixes?: string[];
  /** Quick, readable and uncompressed, for developing. */
  dev?: boolean;
}

/** What was built. */
export interface Built {
  list: AssetList;
  /** Hand-written classes nobody uses. */
  unusedClasses: string[];
}

/** Builds all assets; throws, leaving the old ones, on an unknown class or a broken import. */
export async function buildAssets(
  { root, outDir, keepPrefixes = [], dev = false, ...given }: BuildAssets,
): Promise<Built> {
  const out = outDir ?? join(root, "dist");
  const fresh = `${out}.new-${Deno.pid}`;
  // What was built in a hurry must not pass for finished at the next start.
  const print = dev ? "dev" : fingerprint(root);
  const locales = given.locales ?? await localesOf(root);
  try {
    const assets = new Map<string, Uint8Array>();
    const list: AssetList = { fingerprint: print, css: null, sheets: {}, locales: {} };
    const { css, sheets, unused } = await buildCss(root);
    const addSheet = (name: string, text: string) => {
      const file = `${name}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}.css`;
      assets.set(file, new TextEncoder().encode(text));
      return url(file);
    };
    list.css = addSheet("app", css);
    for (const [name, text] of Object.entries(sheets)) list.sheets[name] = addSheet(name, text);

    const names = await islandsOf(root);
    if (names.length > 0) {
      const modules = await findIslandModules(root, names);
      const uses: Record<string, TextUse> = {};
      for (const name of names) uses[name] = textUseOf(modules.code[name] ?? "");
      const later = Object.entries(modules.lazy);
      for (const locale of locales) {
        const texts = await loadTexts(join(root, "locales", `${locale}.ts`));
        const divided = divideTexts(texts, uses, keepPrefixes);
        for (const [path, { code, island }] of later) {
          const known = { ...divided.shared, ...island === null ? {} : divided.own[island] };
          divided.own[path] = pruneTexts(texts, textUseOf(code), known);
        }
        const bundle = await bundleClient(modules, locale, divided, dev);
        for (const [name, bytes] of bundle.files) assets.set(name, bytes);
        const islands = Object.entries(bundle.islands).map(([name, files]) =>
          [name, files.map(url)] as const
        );
        list.locales[locale] = { boot: bundle.boot.map(url), islands: Object.fromEntries(islands) };
      }
    }
    await rm(fresh, { recursive: true, force: true });
    await Promise.all([...assets].map(([name, bytes]) => store(join(fresh, "assets", name), bytes, dev)));
    for (const name of await filesBelow(join(root, "static"))) {
      await store(join(fresh, "static", name), await readFile(join(root, "static", name)), dev);
    }
    await mkdir(fresh, { recursive: true });
    await writeFile(join(fresh, "assets.json"), JSON.stringify(list, null, 1));
    await rm(out, { recursive: true, force: true });
    await rename(fresh, out);
    return { list, unusedClasses: unused };
  } finally {
    await rm(fresh, { recursive: true, force: true });
    if (!dev) await stop(); // or esbuild's process would keep ours alive
  }
}

/** The languages below `root`, the one in which texts are written first. */
async function localesOf(root: string): Promise<string[]> {
  const files = await readdir(join(root, "locales")).catch(() => []);
  const names = files.filter((name) => /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(name)).map((name) =>
    basename(name, ".ts")
  );
  return names.sort((a, b) => Number(b === "pt-BR") - Number(a === "pt-BR") || (a < b ? -1 : 1));
}

async function islandsOf(root: string): Promise<string[]> {
  const files = await readdir(join(root, "islands")).catch(() => []);
  return files.filter((name) => /^[A-Z]\w*\.tsx$/.test(name)).map((name) => basename(name, ".tsx")).sort();
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) =>
    join(entry.parentPath, entry.name).slice(folder.length + 1)
  );
}

const url = (name: string): string => `/assets/${name}`;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function store(path: string, bytes: Uint8Array, dev: boolean): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  if (dev || bytes.byteLength < 256 || !/\.(js|css|svg|json|webmanifest|txt)$/.test(path)) return;
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.byteLength };
  await writeFile(`${path}.br`, await brotli(bytes, { params }));
  await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }));
}
