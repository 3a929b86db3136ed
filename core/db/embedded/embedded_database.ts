/**
 * The database of a single server: one file. Reads are answered here, in this
 * thread, from a connection that cannot write; units go to the writer, which
 * lives in its own Worker (or in this thread, for tests and short commands).
 *
 * The danger: a read is a synchronous call. A query that takes a second stops
 * the server for that second; slow ones are logged, and nothing here may grow
 * beyond a page.
 */

import type { DomainError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { newestEvent, seqOf } from "../commit/commit_group.ts";
import { CommitSignal } from "../commit/commit_signal.ts";
import type { Connection, ConnectionOptions } from "../connection/connection.ts";
import { openConnection } from "../connection/connection.ts";
import type { Committed, Database, DatabaseHealth, Reader, WriteUnit } from "../database.ts";
import { isSick } from "../database_errors.ts";
import { readPatiently } from "../connection/read_patiently.ts";
import { reopenConnection } from "../connection/reopen_connection.ts";
import { isMigrated } from "../migrations/schema_version.ts";
import type { Row, Sql } from "../sql.ts";
import type { DatabaseStats } from "../statement_stats.ts";
import { addStats, StatementStats } from "../statement_stats.ts";
import { waitUntil } from "../commit/wait_until.ts";
import { WriterDatabase } from "../writer/writer_database.ts";
import type { WriterPort } from "../writer/writer_port.ts";
import { openWriterWorker } from "../writer/writer_worker.ts";

/** How to open the file. */
export interface EmbeddedOptions {
  readonly path: string;
  /** The script of the writer's Worker, or "here" for this thread. */
  readonly writer: URL | "here";
  readonly log: Log;
  /** Handed to the Worker's composition as it is (must survive structured cloning). */
  readonly setup?: unknown;
  /** Called once when the Worker has died: nothing can be written any more, the process has to end. */
  readonly onGone?: (why: DomainError) => void;
}

/** An embedded database and the line to its writer's thread. */
export interface EmbeddedDatabase extends Database {
  /** Sends a message to whatever was composed in the writer's Worker; nowhere when the writer is here. */
  post(message: unknown): void;
  /** Calls back with what the Worker's composition posts. */
  onMessage(listener: (message: unknown) => void): () => void;
}

/** Opens a migrated file for reading here and writing there. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { path, writer, log, setup, onGone } = options;
  const port = writer === "here"
    ? writerHere(new WriterDatabase({ path, log }))
    : await openWriterWorker({ script: writer, path, log, setup, onGone });
  return new Embedded(path, port, log);
}

function writerHere(writer: WriterDatabase): WriterPort {
  return {
    commit: (unit) => writer.commit(unit),
    isAlive: () => Promise.resolve(true),
    stats: () => writer.stats(),
    post: () => {},
    onMessage: () => () => {},
    onCommit: () => {},
    close: () => writer.close(),
  };
}

/** This is the main thread: it never waits long for a lock. */
const BUSY_TIMEOUT_MS = 250;

class Embedded implements EmbeddedDatabase {
  readonly mode = "embedded";
  readonly primary: Reader = this;
  readonly #stats: StatementStats;
  readonly #readerOptions: ConnectionOptions;
  #reader: Connection;
  readonly #signal = new CommitSignal(() => this.#look());
  #dataVersion: number;
  #closed = false;

  constructor(path: string, private readonly writer: WriterPort, private readonly log: Log) {
    this.#stats = new StatementStats(log);
    this.#readerOptions = { path, readOnly: true, stats: this.#stats, busyTimeoutMs: BUSY_TIMEOUT_MS };
    this.#reader = openConnection(this.#readerOptions);
    this.#dataVersion = this.#readVersion();
    writer.onCommit((seq) => this.#signal.announce(seq));
  }

  rows(query: Sql): Promise<Row[]> {
    return readPatiently(() => this.#reader.all(query), this.#mend);
  }

  batch(queries: readonly Sql[]): Promise<Row[][]> {
    return readPatiently(() => this.#reader.snapshot(queries), this.#mend);
  }

  async commit(unit: WriteUnit): Promise<Committed> {
    const committed = await this.writer.commit(unit);
    this.#signal.announce(committed.seq);
    return committed;
  }

  onCommit(listener: (seq: number) => void): () => void {
    return this.#signal.follow(listener);
  }

  waitFor(seq: number, ms: number): Promise<boolean> {
    return waitUntil(async () => seqOf(await this.rows(newestEvent)) >= seq, ms);
  }

  async health(): Promise<DatabaseHealth> {
    const [writable, migrated] = await Promise.all([this.writer.isAlive(), isMigrated(this)]);
    return { writable, migrated, mode: this.mode, queued: this.writer.stats().queued };
  }

  stats(): DatabaseStats {
    return addStats(this.#stats.read(0), this.writer.stats());
  }

  post(message: unknown): void {
    this.writer.post(message);
  }

  onMessage(listener: (message: unknown) => void): () => void {
    return this.writer.onMessage(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#signal.close();
    await this.writer.close();
    this.#reader.close();
  }

  #mend = (error: unknown): boolean => {
    if (!isSick(error) || this.#closed) return false;
    const failed = this.#reader;
    this.#reader = reopenConnection(failed, this.#readerOptions, this.log);
    return this.#reader !== failed;
  };

  /** The safety net, and the only way to hear of what another process committed. */
  #look(): void {
    const version = this.#readVersion();
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    this.#signal.announce(seqOf(this.#reader.all(newestEvent)));
  }

  #readVersion(): number {
    return Number(this.#reader.all({ text: "PRAGMA data_version", args: [] })[0]?.data_version);
  }
}
