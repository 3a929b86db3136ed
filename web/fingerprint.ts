/** Whether what was built is still what the sources say: names, sizes and times of change, no contents. */

import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

// Everything a build may read: islands reach pure files of `core`, and `web` makes the files.
const FOLDERS = ["routes", "islands", "components", "locales", "static", "core", "web"];

/** One short text for the state of all sources below `root`. */
export function fingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const folder of FOLDERS) {
    for (const file of filesIn(join(root, folder))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}:${size}:${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 24);
}

/** The files a build may read below one folder, sorted; tests and generated manifests left out. */
function filesIn(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch { // a folder that is not there has no files
    return [];
  }
  return entries.filter((entry) => entry.isFile() && !/_test\.tsx?$|\.sql$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)).sort();
}
