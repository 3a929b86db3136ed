/**
 * The one writer of an embedded database. Units wait in a queue; on the next
 * turn of the event loop all that wait are committed together, in slices of
 * about ten milliseconds, between which messages and timers get their turn.
 *
 * Whoever runs in the writer's own thread (the ingest loop) uses this very
 * object: its units stand in the same queue as everybody's.
 *
 * The danger: a second connection that writes from this process would wait for
 * this one synchronously and freeze the thread. Other processes may write (the
 * command line does); they are waited for, then refused as busy.
 */

import { setImmediate } from "node:timers";
import type { Log } from "../../log.ts";
import type { Outcome } from "../commit/commit_group.ts";
import { commitGroup, newestEvent, seqOf } from "../commit/commit_group.ts";
import { CommitSignal } from "../commit/commit_signal.ts";
import type { Connection, ConnectionOptions } from "../connection/connection.ts";
import { openConnection } from "../connection/connection.ts";
import type { Committed, Database, DatabaseHealth, Reader, WriteUnit } from "../database.ts";
import { UnitConflict } from "../database.ts";
import { asUnavailable, isBusy, isSick } from "../database_errors.ts";
import { readPatiently } from "../connection/read_patiently.ts";
import { reopenConnection } from "../connection/reopen_connection.ts";
import { isMigrated } from "../migrations/schema_version.ts";
import type { Row, Sql } from "../sql.ts";
import type { DatabaseStats } from "../statement_stats.ts";
import { StatementStats } from "../statement_stats.ts";
import { waitUntil } from "../commit/wait_until.ts";

/** How to open the writer. */
export interface WriterOptions {
  readonly path: string;
  readonly log: Log;
  readonly busyTimeoutMs?: number;
}

interface Waiting {
  readonly unit: WriteUnit;
  readonly settle: (outcome: Outcome) => void;
}

const SLICE_MS = 10;
const GROUP_UNITS = 512;
const BUSY_ATTEMPTS = 3;

/** Writes and reads an embedded database in the thread it is opened in. */
export class WriterDatabase implements Database {
  readonly mode = "embedded";
  readonly primary: Reader = this;
  readonly #stats: StatementStats;
  readonly #signal = new CommitSignal(() => this.#look());
  readonly #connectionOptions: ConnectionOptions;
  #connection: Connection;
  #queue: Waiting[] = [];
  #flushing: Promise<void> | undefined;
  #dataVersion = -1;
  #closed = false;

  constructor(private readonly options: WriterOptions) {
    this.#stats = new StatementStats(options.log);
    const { path, busyTimeoutMs } = options;
    this.#connectionOptions = { path, busyTimeoutMs, stats: this.#stats };
    this.#connection = openConnection(this.#connectionOptions);
  }

  rows(query: Sql): Promise<Row[]> {
    return readPatiently(() => this.#connection.all(query), this.#mend);
  }

  batch(queries: readonly Sql[]): Promise<Row[][]> {
    return readPatiently(() => this.#connection.snapshot(queries), this.#mend);
  }

  commit(unit: WriteUnit): Promise<Committed> {
    return new Promise((resolve, reject) => {
      this.enqueue(unit, (outcome) => outcome.ok ? resolve(outcome.committed) : reject(outcome.error));
    });
  }

  /** As `commit`, for the thread's door: the outcome is told by calling back. */
  enqueue(unit: WriteUnit, settle: (outcome: Outcome) => void): void {
    if (this.#closed) return settle({ ok: false, error: asUnavailable(new Error("The database is closed")) });
    this.#queue.push({ unit, settle });
    this.#flushing ??= this.#flush();
  }

  onCommit(listener: (seq: number) => void): () => void {
    return this.#signal.follow(listener);
  }

  waitFor(seq: number, ms: number): Promise<boolean> {
    return waitUntil(async () => seqOf(await this.rows(newestEvent)) >= seq, ms);
  }

  async health(): Promise<DatabaseHealth> {
    const migrated = await isMigrated(this);
    return { writable: !this.#closed, migrated, mode: this.mode, queued: this.#queue.length };
  }

  stats(): DatabaseStats {
    return this.#stats.read(this.#queue.length);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
    this.#signal.close();
    this.#connection.close();
  }

  #mend = (error: unknown): boolean => isSick(error) && !this.#closed && this.#heal();

  async #flush(): Promise<void> {
    for (let attempts = 1; await nextTurn(), this.#queue.length > 0;) {
      const group = this.#queue.slice(0, GROUP_UNITS);
      try {
        const outcomes = commitGroup(this.#connection, group.map((it) => it.unit), SLICE_MS, Date.now());
        this.#settle(outcomes);
        attempts = 1;
      } catch (error) {
        this.#heal();
        if (isBusy(error) && attempts < BUSY_ATTEMPTS) {
          this.#stats.busyRetries++;
          await new Promise((resolve) => setTimeout(resolve, 20 * attempts++ * (1 + Math.random())));
        } else {
          attempts = 1;
          this.options.log.error("commit_failed", { units: group.length, error });
          this.#settle(group.map(() => ({ ok: false, error: asUnavailable(error) })));
        }
      }
    }
    this.#flushing = undefined;
  }

  #settle(outcomes: readonly Outcome[]): void {
    const settled = this.#queue.splice(0, outcomes.length);
    this.#stats.group(outcomes.length);
    outcomes.forEach((outcome, i) => {
      if (outcome.ok) this.#signal.announce(outcome.committed.seq);
      else if (outcome.error instanceof UnitConflict) this.#stats.conflicts++;
      settled[i]?.settle(outcome);
    });
  }

  /** A lost lock can leave statements half-run, which fails every later COMMIT: start on a fresh connection. */
  #heal(): boolean {
    const failed = this.#connection;
    this.#connection = reopenConnection(failed, this.#connectionOptions, this.options.log);
    return this.#connection !== failed;
  }

  #look(): void {
    const version = Number(this.#connection.all(DATA_VERSION)[0]?.data_version);
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    this.#signal.announce(seqOf(this.#connection.all(newestEvent)));
  }
}

const DATA_VERSION: Sql = { text: "PRAGMA data_version", args: [] };
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
