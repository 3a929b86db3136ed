/**
 * The local replica: read here, in microseconds, and kept current by a thread
 * of the driver that asks the primary five times a second.
 *
 * If the primary is away at start, the file is read as it is, alone, until the
 * primary answers; then it is followed.
 *
 * The danger: this driver freezes the whole process when asked to write or to
 * `sync()` through a replica while the primary is frozen. So nothing here ever
 * does: it only reads, and it opens the follower only after the primary has
 * answered over HTTP. One follower per file and process, never two.
 */

import { setImmediate } from "node:timers";
import { unavailable } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { Connection } from "../connection/connection.ts";
import type { Reader } from "../database.ts";
import type { Primary } from "./primary.ts";
import { checkReplicaFile } from "./replica_file.ts";
import { readPatiently } from "../connection/read_patiently.ts";
import type { Row, Sql } from "../sql.ts";
import type { StatementStats } from "../statement_stats.ts";

/** What a replica follows, and where it lies. */
export interface ReplicaOptions {
  readonly path: string;
  readonly url: string;
  readonly authToken?: string;
  /** How often the primary is asked. */
  readonly everyMs: number;
  readonly primary: Primary;
  readonly stats: StatementStats;
  readonly log: Log;
}

const RETRY_MS = 2000;
const STATEMENTS_A_TURN = 64;

/** A local copy of the primary. */
export class Replica implements Reader {
  #file: Connection | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #sinceTurn = 0;
  /** Whether it is being kept current. */
  following = false;

  constructor(private readonly options: ReplicaOptions) {}

  /** Opens the file, following the primary if it answers. */
  async open(): Promise<void> {
    const { path, stats, log } = this.options;
    const usable = checkReplicaFile(path, log);
    if (await this.#follow()) return;
    log.warn("replica_alone", { path, usable });
    if (usable) this.#file = new Connection({ path, stats, readOnly: true });
    this.#tryLater();
  }

  async rows(query: Sql): Promise<Row[]> {
    await this.#breathe(1);
    return await readPatiently(() => this.#opened().all(query));
  }

  async batch(queries: readonly Sql[]): Promise<Row[][]> {
    await this.#breathe(queries.length);
    return await readPatiently(() => this.#opened().snapshot(queries));
  }

  /** Stops reading; the driver's thread ends with the process. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#file?.close();
  }

  /** Statements are freed between turns of the event loop only; a loop of awaited reads makes none. */
  async #breathe(statements: number): Promise<void> {
    this.#sinceTurn += statements;
    if (this.#sinceTurn < STATEMENTS_A_TURN) return;
    this.#sinceTurn = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }

  #opened(): Connection {
    if (this.#file) return this.#file;
    throw unavailable("database_unavailable", "There is no local copy yet and the primary does not answer");
  }

  async #follow(): Promise<boolean> {
    const { path, url, authToken, everyMs, primary, stats, log } = this.options;
    if (!await primary.isReachable() || this.#closed) return false;
    try {
      this.#file?.close();
      this.#file = undefined;
      this.#file = new Connection({ path, stats, follow: { url, authToken, everyMs } });
      return this.following = true;
    } catch (error) {
      // It went away between the two: read alone and try again.
      log.warn("replica_cannot_follow", { error });
      return false;
    }
  }

  #openAlone(): void {
    const { path, stats, log } = this.options;
    try {
      if (!this.#file && checkReplicaFile(path, log)) {
        this.#file = new Connection({ path, stats, readOnly: true });
      }
    } catch (error) {
      // A disk that is away now is asked again in a moment; uncaught in a timer it would end the process.
      log.warn("replica_unreadable", { path, error });
    }
  }

  #tryLater(): void {
    this.#retry = setTimeout(async () => {
      if (this.#closed || await this.#follow()) return;
      this.#openAlone();
      this.#tryLater();
    }, RETRY_MS);
    Deno.unrefTimer(this.#retry);
  }
}
