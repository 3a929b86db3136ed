/**
 * Modules that run while building, once per language, and leave only what they found.
 *
 * A file named `…_at_build.ts` exports one function `atBuild(locale)`. In a browser
 * bundle its whole module is exchanged for a function that returns what it returned
 * here: large tables of a package become the few fields that a screen needs.
 *
 * The danger is a table that every page carries: such a module belongs behind a
 * dynamic `import()`.
 */

import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";

/** Exchanges `…_at_build.ts` for its result in that language; null: for nothing, where only the graph matters. */
export function atBuildPlugin(locale: string | null): Plugin {
  return {
    name: "at build",
    setup({ onLoad }) {
      onLoad({ filter: /_at_build\.ts$/ }, async ({ path }) => {
        if (locale === null) return { contents: "export const atBuild = () => null;" };
        const module: { atBuild(locale: string): unknown } = await import(pathToFileURL(path).href);
        // As text that is parsed when asked for: faster than a literal, and left alone by the minifier.
        const text = JSON.stringify(JSON.stringify(await module.atBuild(locale)));
        return { contents: `export const atBuild = () => JSON.parse(${text});` };
      });
    },
  };
}
