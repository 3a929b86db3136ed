/**
 * Developing: assets are built again when a source changes, and open pages reload.
 *
 * The server's own code is restarted by `deno run --watch`; this watches what that
 * does not see (sheets, texts, islands' own imports). Changes come in bursts, so a
 * build waits for a short silence, and one that fails is reported and waits for the
 * next change, leaving the last good assets in place.
 */

import { join } from "node:path";
import { type Assets, loadAssets } from "./assets.ts";
import { type BuildAssets, buildAssets } from "./build.ts";
import { createDevReload, type DevReload } from "./dev_reload.ts";
import { writeManifest } from "./write_manifest.ts";

const FOLDERS = ["routes", "islands", "components", "locales", "static", "core"];
const SILENCE_MS = 60;

/** The running dev build: `assets` always serves the newest, `reload` goes to `createApp({ dev })`. */
export interface Dev {
  assets: Assets;
  reload: DevReload;
  stop(): Promise<void>;
}

/** Builds, watches and reloads until stopped; `report` hears of every build and failure. */
export async function startDev(build: BuildAssets, report: (line: string) => void): Promise<Dev> {
  const out = build.outDir ?? join(build.root, "dist");
  const reload = createDevReload();
  const rebuild = async (): Promise<Assets> => {
    await writeManifest(build.root);
    const { unusedClasses } = await buildAssets({ ...build, dev: true });
    if (unusedClasses.length > 0) report(`classes nobody uses: ${unusedClasses.join(", ")}`);
    return await loadAssets(out);
  };
  let current = await rebuild();
  const present = await Promise.all(FOLDERS.map((name) => exists(join(build.root, name))));
  const watcher = Deno.watchFs(
    FOLDERS.filter((_, index) => present[index]).map((name) => join(build.root, name)),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();
  const watching = (async () => {
    for await (const { kind, paths } of watcher) {
      if (kind === "access" || paths.every((path) => path.endsWith(".gen.ts"))) continue;
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(rebuild).then((assets) => {
          current = assets;
          reload.reload();
        }).catch((error) => report(String(error)));
      }, SILENCE_MS);
    }
  })();
  return {
    reload,
    assets: {
      get css() {
        return current.css;
      },
      sheet: (name) => current.sheet(name),
      boot: (locale) => current.boot(locale),
      island: (locale, name) => current.island(locale, name),
      find: (request) => current.find(request),
    },
    async stop() {
      watcher.close();
      clearTimeout(timer);
      await watching;
      await running;
      await (await import("esbuild")).stop();
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
