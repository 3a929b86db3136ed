/** A journal of a test's own, a real file; and one in which nothing ever came, for tests that ask for none. */

import type { Core } from "../core/core.ts";
import { type Journal, openJournal, type ReadableJournal } from "../core/journal/mod.ts";

/** An empty journal that tells the core's time; disposing of it deletes the file. */
export async function openTestJournal(core: Pick<Core, "now">): Promise<Journal & AsyncDisposable> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-journal-" });
  const journal = await openJournal({ path: `${folder}/journal.db`, clock: () => core.now() });
  return Object.assign(journal, {
    [Symbol.asyncDispose]: async () => {
      await journal.close();
      await Deno.remove(folder, { recursive: true });
    },
  });
}

/** Nothing ever came. */
export const NO_JOURNAL: ReadableJournal = {
  id: "jrn_none",
  list: () => [],
  get: () => null,
  next: () => null,
  newest: () => 0,
};
