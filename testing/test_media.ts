/** A folder of media of a test's own. */

import { type MediaStore, openMediaStore } from "../core/media/mod.ts";

/** An empty store; disposing of it deletes the folder. */
export async function openTestMedia(): Promise<MediaStore & AsyncDisposable> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-media-" });
  const store = await openMediaStore(folder);
  return Object.assign(store, { [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) });
}

const untouched = () => Promise.reject(new Error("this test opened no folder of media"));

/** For tests in which no file is touched. */
export const NO_MEDIA: MediaStore = {
  put: untouched,
  putVariant: untouched,
  open: untouched,
  read: untouched,
  stat: untouched,
  path: () => "",
  remove: untouched,
  async *listOlder() {},
  removeOlder: untouched,
  sweepTemporary: () => Promise.resolve(0),
};
