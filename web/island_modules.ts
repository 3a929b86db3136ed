/**
 * What the islands are made of: which modules each one reaches, and which several do.
 *
 * One module too many in the shared file is paid for by every page; one too few is
 * a request more on some. A module loaded lazily belongs to neither: it stays a file
 * of its own, with its own texts, until somebody asks for it.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { atBuildPlugin } from "./at_build.ts";
import { BOOT, clientSettings, TEXTS } from "./client_settings.ts";

const SIGNALS_PACKAGE = /@preact\/signals/;

/** What the islands are made of, the same in every language. */
export interface IslandModules {
  root: string;
  names: string[];
  /** Absolute paths of the modules that go into the shared file. */
  shared: string[];
  /** What each island runs of our own code at once, without what it only could reach. */
  code: Record<string, string>;
  /** What is loaded later, by absolute path: its code, and the one island whose own modules it needs too (null: none). */
  lazy: Record<string, { code: string; island: string | null }>;
  /** Whether any island uses signals; where none does, the package stays out. */
  signals: boolean;
  /** Whether any island waits for the browser to be idle or to see it. */
  later: boolean;
}

/** Follows the imports of every island below `root`. */
export async function findIslandModules(root: string, names: string[]): Promise<IslandModules> {
  const entryPoints = [...names.map((name) => join(root, "islands", `${name}.tsx`)), BOOT];
  const plugins = [atBuildPlugin(null)];
  const settings = { ...clientSettings(root), write: false, plugins } as const;
  const { metafile } = await build({ ...settings, entryPoints, metafile: true });
  const absolute = (path: string) => join(root, path);
  const input = (file: string) => Object.keys(metafile.inputs).find((path) => absolute(path) === file);
  const reached = new Map<string, number>();
  const code: IslandModules["code"] = {};
  const lazy: IslandModules["lazy"] = {};
  let later = false;
  for (const name of names) {
    const file = join(root, "islands", `${name}.tsx`);
    for (const path of reachOf(metafile, input(file), false)) reached.set(path, (reached.get(path) ?? 0) + 1);
    later ||= /\bexport\s+const\s+hydrate\b/.test(await readFile(file, "utf8"));
    code[name] = await codeOf(root, file);
  }
  const shared = reachOf(metafile, input(BOOT), false);
  const texts = input(TEXTS);
  if (texts !== undefined) shared.add(texts);
  for (const [path, times] of reached) if (times > 1) shared.add(path);
  for (const name of names) {
    const entry = input(join(root, "islands", `${name}.tsx`));
    const own = reachOf(metafile, entry, false).difference(shared);
    for (const path of lazilyReached(metafile, entry)) {
      const one = absolute(path);
      const together = !reachOf(metafile, path, false).isDisjointFrom(own);
      const island = lazy[one] === undefined && together ? name : null;
      lazy[one] = { code: lazy[one]?.code ?? await codeOf(root, one), island };
    }
  }
  const all = names.flatMap((
    name,
  ) => [...reachOf(metafile, input(join(root, "islands", `${name}.tsx`)), true)]);
  const signals = all.some((path) => SIGNALS_PACKAGE.test(path));
  const kept = [...shared].filter((path) => signals || !SIGNALS_PACKAGE.test(path));
  return { root, names, shared: kept.sort().map(absolute), code, lazy, signals, later };
}

const LATER_STAYS_OUT: Plugin = {
  name: "later stays out",
  setup: ({ onResolve }) =>
    onResolve(
      { filter: /.*/ },
      ({ kind, path }) => kind === "dynamic-import" ? { path, external: true } : undefined,
    ),
};

/** Our own code of a module and of all it imports at once. */
async function codeOf(root: string, file: string): Promise<string> {
  const { outputFiles } = await build({
    ...clientSettings(root),
    splitting: false,
    packages: "external",
    write: false,
    plugins: [LATER_STAYS_OUT, atBuildPlugin(null)],
    entryPoints: [file],
  });
  return outputFiles.map(({ text }) => text).join("\n");
}

/** Every module that `entry`, or what it loads, loads later. */
function lazilyReached(metafile: Metafile, entry: string | undefined): string[] {
  const imports = [...reachOf(metafile, entry, true)].flatMap((path) => metafile.inputs[path]?.imports ?? []);
  return [
    ...new Set(
      imports.flatMap(({ kind, path, external }) => kind === "dynamic-import" && !external ? [path] : []),
    ),
  ];
}

function reachOf(metafile: Metafile, entry: string | undefined, lazily: boolean): Set<string> {
  const seen = new Set(entry === undefined ? [] : [entry]);
  for (const path of seen) {
    for (const { path: next, kind, external } of metafile.inputs[path]?.imports ?? []) {
      if ((lazily || kind !== "dynamic-import") && !external) seen.add(next);
    }
  }
  return seen;
}
