/**
 * Who imports whom, read from the sources themselves.
 *
 * A tree is nothing but paths and texts, so the architecture test can be tried on a
 * small made-up one. Imports are found by their shape at the start of a line; the
 * danger is one that hides from it, so dynamic imports and worker scripts
 * (`new URL("./x.ts", import.meta.url)`) are looked for as well.
 */

import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";

/** Path below the root → text. */
export type Tree = ReadonlyMap<string, string>;

/** One import; `to` is a path of the tree, or `npm:name`, or `node:name`. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Gone once compiled: it fixes types and runs nothing. */
  readonly typeOnly: boolean;
  /** Fetched while running, or started as another process or thread: no part of a circle. */
  readonly late: boolean;
  /** The names taken, as written between the braces. */
  readonly names: readonly string[];
}

const STATIC = /^[ \t]*(import|export)\s+(type\s+)?([^"'`;]*?\sfrom\s+)?["']([^"'\n]+)["']/gm;
const DYNAMIC =
  /\bimport\(\s*["']([^"'\n]+)["']|new URL\(\s*["'](\.[^"'\n]+\.tsx?)["'],\s*import\.meta\.url/g;
const SKIPPED = /^(node_modules|dist|data|coverage|docs|static|\.)/;

/** Every TypeScript source below a folder. */
export async function readTree(root: string): Promise<Tree> {
  const paths = (await readdir(root, { recursive: true })).map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !SKIPPED.test(path)).sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(`${root}/${path}`, "utf8")] as const)),
  );
}

/** Every import of every file. */
export function importsOf(tree: Tree): Import[] {
  return [...tree].flatMap(([from, text]) => [
    ...[...text.matchAll(STATIC)].map((match): Import => {
      const names = namesIn(match[3] ?? "");
      const typeOnly = match[2] !== undefined ||
        (names.length > 0 && names.every((name) => name.startsWith("type ")));
      return { from, to: resolve(from, match[4] ?? ""), typeOnly, late: false, names };
    }),
    ...[...text.matchAll(DYNAMIC)].map((match): Import => (
      { from, to: resolve(from, match[1] ?? match[2] ?? ""), typeOnly: false, late: true, names: [] }
    )),
  ]);
}

/** Everything that `start` reaches, with the way to it. */
export function reachable(imports: readonly Import[], start: string): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  const next = Map.groupBy(imports, (one) => one.from);
  for (const [at, way] of ways) {
    for (const { to } of next.get(at) ?? []) if (!ways.has(to)) ways.set(to, [...way, to]);
  }
  return ways;
}

/** The circles among the imports that run, each once, as the way round. */
export function cycles(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports.filter((one) => !one.typeOnly && !one.late), (one) => one.from);
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (at: string, way: string[]): void => {
    const seen = way.indexOf(at);
    if (seen >= 0) return void found.push([...way.slice(seen), at]);
    if (done.has(at)) return;
    for (const { to } of next.get(at) ?? []) walk(to, [...way, at]);
    done.add(at);
  };
  for (const start of next.keys()) walk(start, []);
  return found;
}

function namesIn(clause: string): string[] {
  const inside = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
  if (/^[^{]*\w+\s*,\s*\{/.test(clause)) return ["default"];
  return inside.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

function resolve(from: string, target: string): string {
  if (target.startsWith(".")) return posix.join(posix.dirname(from), target);
  if (target.startsWith("node:")) return target;
  const parts = target.replace(/^npm:/, "").split("/");
  const name = parts.slice(0, target.startsWith("@") || parts[0]?.startsWith("@") ? 2 : 1).join("/");
  return `npm:${name.replace(/(?<=.)@.*$/, "")}`;
}
