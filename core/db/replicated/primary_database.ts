/**
 * The primary alone, without a replica: for a short command that runs beside a
 * serving process, whose replica file it must never open.
 */

import type { Log } from "../../log.ts";
import type { Database } from "../database.ts";
import { Primary } from "./primary.ts";
import { RemoteQueue } from "./remote_queue.ts";
import { isMigrated } from "../migrations/schema_version.ts";
import { StatementStats } from "../statement_stats.ts";

/** Opens the line to the primary; every read goes there as well. */
export function openPrimary(
  { url, authToken, log }: { url: string; authToken?: string; log: Log },
): Database {
  const stats = new StatementStats(log);
  const primary = new Primary({ url, authToken, stats });
  const queue = new RemoteQueue(primary, stats);
  return {
    mode: "replicated",
    primary,
    rows: (query) => primary.rows(query),
    batch: (queries) => primary.batch(queries),
    commit: (unit) => queue.commit(unit),
    onCommit: () => () => {}, // nobody waits for news in a command
    waitFor: () => Promise.resolve(true),
    async health() {
      const [writable, migrated] = await Promise.all([primary.isReachable(), isMigrated(primary)]);
      return { writable, migrated, mode: "replicated", queued: queue.length };
    },
    stats: () => stats.read(queue.length),
    async close() {
      await queue.idle();
      primary.close();
    },
  };
}
