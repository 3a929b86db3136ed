/** Builds what the browser fetches, if it is not there or no longer current; see `web/build.ts`. */

import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./web/ensure_built.ts";
import { writeManifest } from "./web/write_manifest.ts";

if (import.meta.main) {
  const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
  const force = Deno.args.includes("--force");
  if (force) {
    await writeManifest(root);
    await Deno.remove(`${root}/dist`, { recursive: true }).catch(() => {}); // there may be none yet
  }
  await ensureBuilt(root);
}
