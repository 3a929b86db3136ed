/**
 * The writer's thread in embedded mode: the one write connection, and beside it
 * the ingest loop, so that a batch of customers' messages and a colleague's
 * click stand in one queue.
 *
 * Started by `openEmbedded({ writer: new URL("./writer.ts", import.meta.url),
 * setup })`; the main thread posts anything to wake ingest after an append. No
 * secret ever enters this thread: receiving needs none.
 */

import { systemClock } from "./core/clock.ts";
import type { Vault } from "./core/core.ts";
import { serveWriter } from "./core/db/mod.ts";
import { openJournalReader } from "./core/journal/mod.ts";
import { openCore } from "./core/open_core.ts";
import { parseWebhook } from "./core/whatsapp/parse_webhook.ts"; // the door would bring the sending side
import { startIngest } from "./workers/ingest.ts";

/** What the main thread hands over as `setup`. */
export interface WriterSetup {
  /** The node's journal; it exists already. */
  readonly journalPath: string;
}

const refuse = (): never => {
  throw new Error("The writer's thread holds no secrets");
};
const vault: Vault = { seal: refuse, open: refuse };

serveWriter(({ db, setup, log, onMessage }) => {
  const core = openCore({ db, clock: systemClock, log, vault });
  const journal = openJournalReader({ path: journalPathOf(setup) });
  const ingest = startIngest({ core, journal, parse: parseWebhook });
  onMessage(() => ingest.wake());
  return {
    async stop() {
      await ingest.stop();
      journal.close();
    },
  };
});

function journalPathOf(setup: unknown): string {
  if (typeof setup === "object" && setup !== null && "journalPath" in setup) return String(setup.journalPath);
  throw new Error("The writer needs to know where the journal is");
}
