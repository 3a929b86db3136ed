/** How the browser's side is built, whatever is built of it, and where its own modules stand. */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";

/** The folder of this layer. */
export const WEB: string = fileURLToPath(new URL(".", import.meta.url));
/** What wakes the islands of a page. */
export const BOOT: string = join(WEB, "client", "boot.ts");
/** The texts of one language, filled in by the build. */
export const TEXTS: string = join(WEB, "client_texts.ts");
/** The door to the signals package, shut where no island uses it. */
export const SIGNALS: string = join(WEB, "client", "signals.ts");

/** What every build of browser code has in common; `root` is the application's folder. */
export function clientSettings(root: string): BuildOptions {
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
