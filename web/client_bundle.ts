/**
 * The islands' JavaScript for one language.
 *
 * Left to itself esbuild makes a chunk of every combination of islands that shares a
 * module, and a page pays a request for each. So whatever two islands share, together
 * with preact and the boot code, is put under one module that every island and every
 * lazily loaded module imports first: it becomes a single file, cached across pages.
 * The boot code runs because that file is loaded; no file imports it by address.
 */

import { basename, join } from "node:path";
import { build, type Metafile } from "esbuild";
import { atBuildPlugin } from "./at_build.ts";
import { type BundleTexts, islandPlugin, signalsPlugin, textsPlugin } from "./client_plugins.ts";
import { BOOT, clientSettings } from "./client_settings.ts";
import type { IslandModules } from "./island_modules.ts";

/** A language's files by name, and which of them boot and the islands need. */
export interface ClientBundle {
  files: Map<string, Uint8Array>;
  boot: string[];
  islands: Record<string, string[]>;
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
    ...clientSettings(root),
    entryPoints: names.map((name) => ({ in: `island:${name}`, out: name })),
    plugins: [
      textsPlugin(locale, texts),
      signalsPlugin(modules),
      atBuildPlugin(locale),
      islandPlugin(modules),
    ],
    define: { ...clientSettings(root).define, ANY_LATER: String(modules.later) },
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
