/**
 * Forgets old deliveries, slice by slice, so that no request waits behind it.
 *
 * The danger: a delivery that has not become a message yet must stay however
 * old it is. Nothing beyond the database's own position is ever deleted.
 */

import type { Core } from "../core/core.ts";
import type { Journal } from "../core/journal/mod.ts";
import { receivedUpTo } from "../core/messages/mod.ts";

/** The forgetting of old deliveries. */
export interface JournalRetention {
  /** Starts forgetting what came before that time, unless it is still at it; it goes on by itself. */
  purge(before: number): void;
  stop(): Promise<void>;
}

/** Prepares it; nothing happens before `purge`. */
export function createJournalRetention(
  { core, journal }: { core: Core; journal: Journal },
): JournalRetention {
  let stopped = false;
  let running: Promise<void> | undefined;
  async function forget(before: number): Promise<void> {
    try {
      const upTo = await receivedUpTo(core, journal.id);
      while (!stopped && journal.purge({ before, upTo }) > 0) await new Promise((go) => setTimeout(go, 20));
    } catch (error) { // the loop's border: the next hour tries again
      core.log.error("journal_not_purged", { error });
    } finally {
      running = undefined;
    }
  }
  return {
    purge(before) {
      running ??= forget(before);
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
