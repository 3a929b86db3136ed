/**
 * Forgetting files that nobody needs: an upload that was never sent, a file whose message
 * is gone, a picture that was replaced.
 *
 * The danger is a file that is kept just before its row is written. Nothing younger than
 * a day is touched, keeping the same bytes again makes a file young, and each is looked at
 * once more at the last moment. What was half written is left to its own day, too.
 */

import type { Core } from "../core.ts";
import { listNeeded } from "./media_fetch_store.ts";
import type { MediaStore } from "./media_store.ts";

const DAY = 24 * 60 * 60 * 1000;
const AT_ONCE = 200;

/** Removes what nobody needs; how many files that were. */
export async function sweepMedia(core: Core, media: MediaStore, before = core.now() - DAY): Promise<number> {
  await media.sweepTemporary(before);
  let swept = 0;
  let candidates: string[] = [];
  const sweep = async () => {
    // Rows are asked for on the primary: a replica that is behind would call a new file nobody's.
    const needed = await listNeeded(core.db.primary, candidates);
    for (const sha256 of candidates) {
      if (!needed.has(sha256) && await media.removeOlder(sha256, before)) swept++;
    }
    candidates = [];
  };
  for await (const sha256 of media.listOlder(before)) {
    if (candidates.push(sha256) >= AT_ONCE) await sweep();
  }
  await sweep();
  if (swept > 0) core.log.info("media_swept", { files: swept });
  return swept;
}
