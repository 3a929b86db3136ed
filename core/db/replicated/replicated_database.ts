/**
 * The database of many nodes: reads from a replica on this node's disk, units
 * to the primary over HTTP. Code above cannot tell it from a local file, except
 * that local reads may be a moment behind.
 *
 * The danger is that moment: whoever has just committed and reads locally may
 * not see it. `waitFor` waits a little; `primary` is always right; `decide` in
 * core asks the primary before anybody is refused.
 */

import type { Log } from "../../log.ts";
import { newestEvent, seqOf } from "../commit/commit_group.ts";
import { CommitSignal } from "../commit/commit_signal.ts";
import type { Committed, Database, DatabaseHealth, WriteUnit } from "../database.ts";
import { listenForChanges } from "./listen_changes.ts";
import { Primary } from "./primary.ts";
import { RemoteQueue } from "./remote_queue.ts";
import { Replica } from "./replica.ts";
import { isMigrated, schemaVersion } from "../migrations/schema_version.ts";
import type { Row, Sql } from "../sql.ts";
import type { DatabaseStats } from "../statement_stats.ts";
import { StatementStats } from "../statement_stats.ts";
import { waitUntil } from "../commit/wait_until.ts";

/** Where the primary is and where the replica lies. */
export interface ReplicatedOptions {
  readonly url: string;
  readonly authToken?: string;
  readonly replicaPath: string;
  readonly log: Log;
  /** How often the replica asks the primary; 200 unless told otherwise. */
  readonly everyMs?: number;
  /** After how long a request to the primary is given up; 5000 unless told otherwise. */
  readonly timeoutMs?: number;
}

/** How long opening waits for the replica to have the primary's schema. */
const SCHEMA_MS = 10_000;

/** Opens the replica and the line to the primary; works alone on the replica while the primary is away. */
export async function openReplicated(options: ReplicatedOptions): Promise<Database> {
  const { url, authToken, replicaPath: path, log, everyMs = 200, timeoutMs } = options;
  const stats = new StatementStats(log);
  const primary = new Primary({ url, authToken, stats, timeoutMs });
  const replica = new Replica({ path, url, authToken, everyMs, primary, stats, log });
  await replica.open();
  if (replica.following) {
    // The primary may go away in between; then the replica's own state has to do.
    const needed = await schemaVersion(primary).catch(() => 0);
    await waitUntil(async () => await schemaVersion(replica).catch(() => -1) >= needed, SCHEMA_MS);
  }
  return new Replicated(primary, replica, stats, options);
}

class Replicated implements Database {
  readonly mode = "replicated";
  readonly #queue: RemoteQueue;
  readonly #signal: CommitSignal;
  #stopListening: (() => void) | undefined;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #newest = 0;

  constructor(
    readonly primary: Primary,
    private readonly replica: Replica,
    private readonly statementStats: StatementStats,
    private readonly options: ReplicatedOptions,
  ) {
    this.#queue = new RemoteQueue(primary, statementStats);
    this.#signal = new CommitSignal(() => this.#look());
  }

  rows(query: Sql): Promise<Row[]> {
    return this.replica.rows(query);
  }

  batch(queries: readonly Sql[]): Promise<Row[][]> {
    return this.replica.batch(queries);
  }

  async commit(unit: WriteUnit): Promise<Committed> {
    const committed = await this.#queue.commit(unit);
    this.#newest = Math.max(this.#newest, committed.seq);
    this.#signal.announce(committed.seq);
    return committed;
  }

  onCommit(listener: (seq: number) => void): () => void {
    const { url, authToken, log } = this.options;
    this.#stopListening ??= listenForChanges({ url, authToken, log, nudge: () => this.#look() });
    return this.#signal.follow(listener);
  }

  waitFor(seq: number, ms: number): Promise<boolean> {
    return waitUntil(async () => seqOf(await this.replica.rows(newestEvent)) >= seq, ms);
  }

  async health(): Promise<DatabaseHealth> {
    const [reachable, migrated, here] = await Promise.all([
      this.primary.isReachable(),
      isMigrated(this.replica).catch(() => false),
      this.replica.rows(newestEvent).then(seqOf, () => 0),
    ]);
    const writable = reachable && !this.#queue.troubled;
    const lag = Math.max(0, this.#newest - here);
    return { writable, migrated, mode: this.mode, queued: this.#queue.length, lag };
  }

  stats(): DatabaseStats {
    return this.statementStats.read(this.#queue.length);
  }

  async close(): Promise<void> {
    this.#stopListening?.();
    this.#signal.close();
    await this.#queue.idle();
    await this.#looking;
    this.replica.close();
    this.primary.close();
  }

  /** Asks the primary how far it is; one question at a time, and once more if nudged meanwhile. */
  #look(): void {
    this.#lookAgain = true;
    this.#looking ??= (async () => {
      while (this.#lookAgain) {
        this.#lookAgain = false;
        // While it is away there is no news; the next poll asks again.
        const seq = await this.primary.rows(newestEvent).then(seqOf, () => 0);
        if (seq > this.#newest) this.#signal.announce(this.#newest = seq);
      }
      this.#looking = undefined;
    })();
  }
}
