/**
 * Builds the assets if there are none or the sources have changed since.
 *
 * Called at every start, so the usual case only looks at names and times of files;
 * esbuild and twind are not even loaded then.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAssetList } from "./assets.ts";
import type { BuildAssets } from "./build.ts";
import { fingerprint } from "./fingerprint.ts";

/** Makes sure that `dist/` below `root` is current; true if it had to be built. */
export async function ensureBuilt(root: string, how: Omit<BuildAssets, "root"> = {}): Promise<boolean> {
  const out = how.outDir ?? join(root, "dist");
  const present = await readFile(join(out, "assets.json"), "utf8").catch(() => null);
  if (present !== null && parseAssetList(present).fingerprint === fingerprint(root)) return false;
  const { buildAssets } = await import("./build.ts");
  await buildAssets({ root, ...how });
  return true;
}
