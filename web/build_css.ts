/**
 * The style sheet of every page: the hand-written sheets in name order, then the utilities used.
 * A sheet in `styles/pages/` is for pages that ask for it by name, and no weight to the others.
 *
 * A class in a `class` attribute that neither knows stops the build, naming file and
 * class: in the browser it would simply do nothing, and nobody would notice.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { type ClassUse, scanClasses } from "./class_scan.ts";
import { createUtilities } from "./utilities.ts";

/** The finished style sheets and what looks wrong about them. */
export interface BuiltCss {
  css: string;
  /** What single pages ask for besides, by name. */
  sheets: Record<string, string>;
  /** Classes the hand-written sheets define and nobody uses. */
  unused: string[];
}

/** Builds the style sheet for the sources below `root`; throws on a class that does not exist. */
export async function buildCss(root: string): Promise<BuiltCss> {
  const sheets = await readSheets(join(root, "components", "styles"));
  const own = await readOwnSheets(join(root, "components", "styles", "pages"));
  const ours = classesIn([sheets, ...Object.values(own)].join("\n"));
  const uses = await scanSources(root);
  const candidates = new Set(uses.flatMap(({ use }) => [...use.required, ...use.possible.flat()]));
  const probe = createUtilities(sheets);
  const known = new Set([...candidates].filter((name) => ours.has(name) || probe.add(name)));

  const used = new Set<string>();
  const unknown: string[] = [];
  for (const { file, use } of uses) {
    for (const name of use.required) {
      used.add(name);
      if (!known.has(name)) unknown.push(`${file}: "${name}"`);
    }
    for (const names of use.possible) {
      if (names.every((name) => known.has(name))) names.forEach((name) => used.add(name));
      else names.filter((name) => ours.has(name)).forEach((name) => used.add(name));
    }
  }
  if (unknown.length > 0) throw new Error(`no such class:\n  ${unknown.sort().join("\n  ")}`);
  const utilities = createUtilities(sheets);
  // Sorted, because the order in which rules are added decides between equals.
  [...used].filter((name) => !ours.has(name)).sort().forEach((name) => utilities.add(name));
  const prefixes = uses.flatMap(({ use }) => [...use.prefixes]);
  const unused = [...ours].filter((name) =>
    !used.has(name) && !prefixes.some((start) => name.startsWith(start))
  );
  const text = `is-land{display:contents}\n${sheets}\n${utilities.css()}`;
  const small = async (css: string) =>
    (await transform(css, { loader: "css", minify: true, target: "es2020" })).code;
  const finished = Object.entries(own).map(async ([name, css]) => [name, await small(css)] as const);
  return {
    css: await small(text),
    sheets: Object.fromEntries(await Promise.all(finished)),
    unused: unused.sort(),
  };
}

/** The sheets of single pages: their names and texts. */
async function readOwnSheets(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".css")).sort();
  const sheets = names.map(async (name) =>
    [name.slice(0, -".css".length), await readFile(join(folder, name), "utf8")] as const
  );
  return Object.fromEntries(await Promise.all(sheets));
}

/** Every hand-written sheet below `folder`, in name order. */
async function readSheets(folder: string): Promise<string> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".css")).sort();
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

/** The class names that selectors of `css` mention. */
export function classesIn(css: string): Set<string> {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, "")
    .replace(/:[^:;{}]*[;}]/g, ";"); // values of declarations: what is left before a brace selects
  return new Set([...selectors.matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map(([, name]) => name ?? ""));
}

async function scanSources(root: string): Promise<{ file: string; use: ClassUse }[]> {
  const files = await Promise.all(["routes", "islands", "components"].map(async (folder) => {
    const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
    return names.filter((name) => /\.tsx?$/.test(name) && !/_test\.tsx?$|\.gen\.ts$|\.d\.ts$/.test(name))
      .map((name) => `${folder}/${name}`);
  }));
  return await Promise.all(
    files.flat().sort().map(async (file) => ({
      file,
      use: await scanClasses(await readFile(join(root, file), "utf8")),
    })),
  );
}
