/**
 * What the bundler is told beside the files on the disk: modules made while building.
 *
 * `island:Name` is an island with its texts, `balcao:shared` what all of them share,
 * `lazy` a module somebody imports later, with its texts. Each of them imports the
 * shared module first, and a lazy one its island too: were one to forget it, the
 * bundler would again cut a file for each combination of islands and lazy modules,
 * and nothing would fail but the time a page takes.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { SIGNALS, TEXTS, WEB } from "./client_settings.ts";
import type { IslandModules } from "./island_modules.ts";

/** A language's texts: what several islands say, and what only one, or a module loaded later, does. */
export interface BundleTexts {
  shared: Record<string, string>;
  /** By island's name, or a lazy module's absolute path. */
  own: Record<string, Record<string, string>>;
}

/** The texts: the shared file brings what several islands say; each island adds its own before it is drawn. */
export function textsPlugin(locale: string, { shared, own }: BundleTexts): Plugin {
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

/** Where no island uses signals, those that a page sends are only held, and nobody watches them. */
export function signalsPlugin({ signals }: IslandModules): Plugin {
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

/** The islands, what they share, and what is loaded later. */
export function islandPlugin({ root, shared, lazy }: IslandModules): Plugin {
  const first = 'import "balcao:shared";\n';
  return {
    name: "islands",
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^island:/ }, ({ path }) => ({ path: path.slice(7), namespace: "island" }));
      onLoad({ filter: /.*/, namespace: "island" }, ({ path }) => {
        const file = JSON.stringify(join(root, "islands", `${path}.tsx`));
        return {
          contents:
            `${first}import "texts:${path}";\nexport * from ${file};\nexport { default } from ${file};`,
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
        const { island = null } = lazy[path] ?? {};
        const before = first + (island === null ? "" : `import "island:${island}";\n`) +
          `import ${JSON.stringify(`texts:${path}`)};\n`;
        const contents = `${before}export * ${from}` + (hasDefault ? `export { default } ${from}` : "");
        return { contents, resolveDir: root };
      });
    },
  };
}
