/**
 * The islands' JavaScript for one language.
 *
 * Left to itself esbuild makes a chunk of every combination of islands that shares a
 * module, and a page pays a request for each. So whatever two islands share, together
 * with preact and the boot code, is put under one module that every island and every
 * lazily loaded module imports first: it becomes a single file, cached across pages.
 * The boot code runs because that file is loaded; no file imports it by address.
 */

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";

const WEB = fileURLToPath(new URL(".", import.meta.url));
const BOOT = join(WEB, "client", "boot.ts");
const TEXTS = join(WEB, "client_texts.ts");
const SIGNALS = join(WEB, "client", "signals.ts");
const SIGNALS_PACKAGE = /@preact\/signals/;

/** What the islands are made of, the same in every language. */
export interface IslandModules {
  root: string;
  names: string[];
  /** Absolute paths of the modules that go into the shared file. */
  shared: string[];
  /** What each island runs of our own code, at once or lazily, without what it only could reach. */
  code: Record<string, string>;
  /** Whether any island uses signals; where none does, the package stays out. */
  signals: boolean;
  /** Whether any island waits for the browser to be idle or to see it. */
  later: boolean;
}

/** A language's texts: what several islands say, and what only one does. */
export interface BundleTexts {
  shared: Record<string, string>;
  own: Record<string, Record<string, string>>;
}

/** A language's files by name, and which of them boot and the islands need. */
export interface ClientBundle {
  files: Map<string, Uint8Array>;
  boot: string[];
  islands: Record<string, string[]>;
}

/** Follows the imports of every island below `root`. */
export async function findIslandModules(root: string, names: string[]): Promise<IslandModules> {
  const entryPoints = [...names.map((name) => join(root, "islands", `${name}.tsx`)), BOOT];
  const { metafile } = await build({ ...settings(root), entryPoints, write: false, metafile: true });
  const absolute = (path: string) => join(root, path);
  const input = (file: string) => Object.keys(metafile.inputs).find((path) => absolute(path) === file);
  const reached = new Map<string, number>();
  const code: IslandModules["code"] = {};
  let later = false;
  for (const name of names) {
    const file = join(root, "islands", `${name}.tsx`);
    for (const path of reachOf(metafile, input(file), false)) reached.set(path, (reached.get(path) ?? 0) + 1);
    later ||= /\bexport\s+const\s+hydrate\b/.test(await readFile(file, "utf8"));
    const alone = { ...settings(root), splitting: false, packages: "external", write: false } as const;
    const { outputFiles } = await build({ ...alone, entryPoints: [file] });
    code[name] = outputFiles.map(({ text }) => text).join("\n");
  }
  const shared = reachOf(metafile, input(BOOT), false);
  const texts = input(TEXTS);
  if (texts !== undefined) shared.add(texts);
  for (const [path, times] of reached) if (times > 1) shared.add(path);
  const all = names.flatMap((
    name,
  ) => [...reachOf(metafile, input(join(root, "islands", `${name}.tsx`)), true)]);
  const signals = all.some((path) => SIGNALS_PACKAGE.test(path));
  const kept = [...shared].filter((path) => signals || !SIGNALS_PACKAGE.test(path));
  return { root, names, shared: kept.sort().map(absolute), code, signals, later };
}

/** Bundles the islands with the texts of one language. */
export async function bundleClient(
  modules: IslandModules,
  locale: string,
  texts: BundleTexts,
  dev: boolean,
): Promise<ClientBundle> {
  const { root, names } = modules;
  const result = await build({
    ...settings(root),
    entryPoints: names.map((name) => ({ in: `island:${name}`, out: name })),
    plugins: [textsPlugin(locale, texts), signalsPlugin(modules), islandPlugin(modules)],
    define: { ...settings(root).define, ANY_LATER: String(modules.later) },
    minify: !dev,
    sourcemap: dev ? "inline" : false,
    write: false,
    metafile: true,
  });
  const { outputs } = result.metafile;
  const files = new Map(result.outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const withImports = (path: string): string[] => {
    const seen = new Set([path]);
    for (const one of seen) {
      for (const { path, kind } of outputs[one]?.imports ?? []) {
        if (kind === "import-statement") seen.add(path);
      }
    }
    return [...seen].map((one) => basename(one));
  };
  const find = (wanted: (output: Metafile["outputs"][string]) => boolean): string[] => {
    const found = Object.entries(outputs).find(([, output]) => wanted(output));
    return found === undefined ? [] : withImports(found[0]);
  };
  return {
    files,
    boot: find((output) => Object.keys(output.inputs).some((path) => join(root, path) === BOOT)),
    islands: Object.fromEntries(
      names.map((name) => [name, find(({ entryPoint }) => entryPoint === `island:${name}`)]),
    ),
  };
}

function settings(root: string): BuildOptions {
  return {
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: "esm",
    // What our own code calls (toSpliced) is younger: an older target would add bytes and help nobody.
    target: "es2022",
    platform: "browser",
    jsx: "automatic",
    jsxImportSource: "preact",
    outdir: join(root, "dist"),
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    // Sources that lie outside of this checkout (a test's) still find our packages.
    nodePaths: [join(WEB, "..", "node_modules")],
    define: { "process.env.NODE_ENV": '"production"' },
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  };
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

// The shared file brings what several islands say; each island adds its own before it is drawn.
function textsPlugin(locale: string, { shared, own }: BundleTexts): Plugin {
  const contents = `export const clientTexts = ${JSON.stringify(shared)};
export const clientLocale = ${JSON.stringify(locale)};`;
  return {
    name: "texts",
    setup({ onResolve, onLoad }) {
      onLoad(
        { filter: /client_texts\.ts$/ },
        ({ path }) => path === TEXTS ? { contents, loader: "ts" } : undefined,
      );
      onResolve({ filter: /^texts:/ }, ({ path }) => ({ path: path.slice(6), namespace: "texts" }));
      onLoad({ filter: /.*/, namespace: "texts" }, ({ path }) => {
        const texts = JSON.stringify(own[path] ?? {});
        if (texts === "{}") return { contents: "" };
        const from = JSON.stringify(TEXTS);
        return {
          contents: `import { clientTexts } from ${from};\nObject.assign(clientTexts, ${texts});`,
          resolveDir: WEB,
        };
      });
    },
  };
}

// No island uses signals: those that a page sends are only held, and nobody watches them.
function signalsPlugin({ signals }: IslandModules): Plugin {
  const contents = "export const signal = (value) => ({ value, peek() { return this.value; } });";
  return {
    name: "signals",
    setup({ onLoad }) {
      onLoad(
        { filter: /signals\.ts$/ },
        ({ path }) => path === SIGNALS && !signals ? { contents } : undefined,
      );
    },
  };
}

function islandPlugin({ root, shared }: IslandModules): Plugin {
  const first = 'import "balcao:shared";\n';
  return {
    name: "islands",
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^island:/ }, ({ path }) => ({ path: path.slice(7), namespace: "island" }));
      onLoad({ filter: /.*/, namespace: "island" }, ({ path }) => {
        const file = JSON.stringify(join(root, "islands", `${path}.tsx`));
        return {
          contents: `${first}import "texts:${path}";\nexport { default } from ${file};`,
          resolveDir: root,
        };
      });
      onResolve(
        { filter: /^balcao:shared$/ },
        () => ({ path: "shared", namespace: "shared", sideEffects: true }),
      );
      onLoad({ filter: /.*/, namespace: "shared" }, () => ({
        contents: shared.map((path) => `import ${JSON.stringify(path)};`).join("\n"),
        resolveDir: root,
      }));
      onResolve({ filter: /.*/ }, async ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        const found = await resolve(path, { kind: "import-statement", resolveDir });
        return found.errors.length > 0 ? { errors: found.errors } : { path: found.path, namespace: "lazy" };
      });
      onLoad({ filter: /.*/, namespace: "lazy" }, async ({ path }) => {
        const from = `from ${JSON.stringify(path)};\n`;
        const hasDefault = /\bexport\s+default\b|\bas\s+default\b/.test(await readFile(path, "utf8"));
        const contents = `${first}export * ${from}` + (hasDefault ? `export { default } ${from}` : "");
        return { contents, resolveDir: root };
      });
    },
  };
}
