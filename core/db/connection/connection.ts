/**
 * One connection to a local file, synchronous, with its statements prepared
 * once and kept by their text: the reason this project reads through `libsql`
 * (docs/decisions/0001-database-driver.md).
 *
 * On a follower statements are not kept: there the driver runs a kept one with
 * its first values for ever, and says nothing. Nor is `get` used there.
 *
 * The danger: a statement that is not run to its end keeps its read snapshot
 * open, and the next COMMIT on the connection fails. So rows are always drained,
 * never fetched one by one. And `all` of the driver loses some 50 bytes a call
 * under Deno; hot queries that give one row say `LIMIT 1` at their end and are
 * fetched by `get`, which loses nothing.
 */

import Libsql from "libsql";
import type { Row, Sql } from "../sql.ts";
import { sql } from "../sql.ts";
import { silentLog } from "./silent_log.ts";
import { StatementStats } from "../statement_stats.ts";

/** How to open a file. */
export interface ConnectionOptions {
  readonly path: string;
  /** Where statements are counted; nowhere if absent. */
  readonly stats?: StatementStats;
  /** Refuses every write on this connection. */
  readonly readOnly?: boolean;
  /** How long a statement waits for another process's write. */
  readonly busyTimeoutMs?: number;
  /** The file is a replica of this primary, kept current by a background thread of the driver. */
  readonly follow?: { readonly url: string; readonly authToken?: string; readonly everyMs: number };
}

interface Prepared {
  readonly statement: Libsql.Statement;
  readonly returnsRows: boolean;
  readonly givesOneRow: boolean;
}

const KEPT_STATEMENTS = 400;
/** A statement that ends so gives one row at most, and is fetched by the call that does not leak. */
const ONE_ROW = /\bLIMIT 1\s*$/;
const CHANGES = sql`SELECT changes() AS n LIMIT 1`;

/** Opens the file; it is created if absent. */
export function openConnection(options: ConnectionOptions): Connection {
  return new Connection(options);
}

/** A file that is open. */
export class Connection {
  readonly #db: Libsql.Database;
  readonly #stats: StatementStats;
  readonly #statements = new Map<string, Prepared>();
  readonly #begin: string;
  readonly #writes: boolean;
  readonly #keeps: boolean;
  #open = true;

  constructor(options: ConnectionOptions) {
    const { path, stats = new StatementStats(silentLog), readOnly, busyTimeoutMs = 5000, follow } = options;
    this.#stats = stats;
    this.#keeps = !follow;
    // Not "BEGIN TRANSACTION READONLY": the follower sends that to the primary, and freezes with it.
    this.#writes = !readOnly && !follow;
    this.#begin = follow ? "BEGIN READONLY" : "BEGIN";
    this.#db = follow ? openReplicaFile(path, follow) : new Libsql(path, { timeout: busyTimeoutMs });
    if (follow) return;
    try {
      if (readOnly) this.exec("PRAGMA query_only = ON");
      else this.#db.prepare("PRAGMA journal_mode = WAL").all([]);
      this.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -64000");
      this.exec("PRAGMA wal_autocheckpoint = 2000");
    } catch (error) { // not a database, or a sick disk: nobody will close what nobody was given
      this.#db.close();
      throw error;
    }
  }

  /** The rows of a query. */
  all(query: Sql): Row[] {
    return this.#timed(query.text, () => this.#rows(this.#prepare(query.text), query));
  }

  /** Runs a statement; the rows it returned and the number it changed. */
  run(query: Sql): { rows: Row[]; changes: number } {
    const prepared = this.#prepare(query.text);
    return this.#timed(query.text, () => {
      if (!prepared.returnsRows) {
        return { rows: [], changes: prepared.statement.run([...query.args]).changes };
      }
      const rows = this.#rows(prepared, query);
      return { rows, changes: Number(this.#rows(this.#prepare(CHANGES.text), CHANGES)[0]?.n) };
    });
  }

  /** Runs several statements given as text, without values. */
  exec(text: string): void {
    this.#db.exec(text);
  }

  /** The rows of each query from one snapshot. */
  snapshot(queries: readonly Sql[]): Row[][] {
    this.exec(this.#begin);
    try {
      return queries.map((query) => this.all(query));
    } finally {
      this.#end();
    }
  }

  /** What went wrong in a snapshot is told by its query; its end must neither hide that nor stay open. */
  #end(): void {
    try {
      this.exec("COMMIT");
    } catch {
      if (this.inTransaction) this.exec("ROLLBACK");
    }
  }

  /** Whether a transaction is open. */
  get inTransaction(): boolean {
    return this.#open && this.#db.inTransaction; // the driver aborts the process if asked when closed
  }

  /** Lets go of the file. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    if (this.#writes) this.#emptyLog();
    this.#db.close();
  }

  /** So that the file alone is the database once its server has stopped: people copy it. */
  #emptyLog(): void {
    try {
      this.#db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all([]);
    } catch {
      // The disk is away or full: the log stays, and the next opening replays it.
    }
  }

  #prepare(text: string): Prepared {
    const kept = this.#statements.get(text);
    if (kept) {
      // Moved to the end: the map's first entry is the one not used for longest.
      this.#statements.delete(text);
      this.#statements.set(text, kept);
      return kept;
    }
    const statement = this.#db.prepare(text);
    // On a follower `get` leaves its snapshot open until the statement is collected: the file stands still for seconds.
    const givesOneRow = this.#keeps && ONE_ROW.test(text);
    const prepared = { statement, returnsRows: statement.reader, givesOneRow };
    if (this.#keeps) this.#statements.set(text, prepared);
    if (this.#statements.size > KEPT_STATEMENTS) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return prepared;
  }

  #rows(prepared: Prepared, query: Sql): Row[] {
    if (!prepared.givesOneRow) return prepared.statement.all([...query.args]).map(rowOf);
    const row = prepared.statement.get([...query.args]);
    return row === undefined ? [] : [rowOf(row)];
  }

  #timed<T>(text: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#stats.statement(text, performance.now() - start);
    }
  }
}

function openReplicaFile(path: string, follow: NonNullable<ConnectionOptions["follow"]>): Libsql.Database {
  const options = {
    syncUrl: follow.url,
    authToken: follow.authToken ?? "",
    syncPeriod: follow.everyMs / 1000,
  };
  return new Libsql(path, options);
}

/** The driver gives blobs as ArrayBuffer; everything above knows Uint8Array. */
function rowOf(raw: unknown): Row {
  const row = raw as Record<string, Row[string] | ArrayBuffer>;
  delete row["_metadata"];
  for (const name in row) {
    const value = row[name];
    if (value instanceof ArrayBuffer) row[name] = new Uint8Array(value);
  }
  return row as Row;
}
