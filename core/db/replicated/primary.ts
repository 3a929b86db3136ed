/**
 * The primary over HTTP: asynchronous, each request bounded in time.
 *
 * The danger: a primary that is frozen answers nothing, for ever. Without the
 * time-out below one frozen server would hold up every node.
 */

import type { Client, InStatement, ResultSet } from "@libsql/client/http";
import { createClient } from "@libsql/client/http";
import type { Reader } from "../database.ts";
import { asUnavailable, isUnknown } from "../database_errors.ts";
import { readPatiently } from "../connection/read_patiently.ts";
import type { Row, Sql, SqlValue } from "../sql.ts";
import { sql } from "../sql.ts";
import type { StatementStats } from "../statement_stats.ts";

/** Where the primary is. */
export interface PrimaryOptions {
  readonly url: string;
  readonly authToken?: string;
  readonly stats: StatementStats;
  readonly timeoutMs?: number;
}

const statement = (query: Sql): InStatement => ({ sql: query.text, args: [...query.args] });

/** The primary, for reading and for sending groups of statements. */
export class Primary implements Reader {
  readonly #client: Client;
  readonly #stats: StatementStats;

  constructor({ url, authToken, stats, timeoutMs = 5000 }: PrimaryOptions) {
    this.#stats = stats;
    const bounded = (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) });
    this.#client = createClient({ url, authToken, intMode: "number", fetch: bounded });
  }

  async rows(query: Sql): Promise<Row[]> {
    return rowsOf(await this.#read(query.text, () => this.#client.execute(statement(query))));
  }

  async batch(queries: readonly Sql[]): Promise<Row[][]> {
    if (queries.length === 0) return [];
    const text = queries.map((query) => query.text).join(";\n");
    const results = await this.#read(text, () => this.#client.batch(queries.map(statement), "read"));
    return results.map(rowsOf);
  }

  /** Sends statements that stand or fall together; what the driver throws is left as it is. */
  async send(queries: readonly Sql[]): Promise<Row[][]> {
    const start = performance.now();
    const results = await this.#client.batch(queries.map(statement), "write");
    this.#stats.statement(
      `${queries.length} statements: ${queries[1]?.text ?? ""}`,
      performance.now() - start,
    );
    return results.map(rowsOf);
  }

  /** Whether it answers at all. */
  isReachable(): Promise<boolean> {
    return this.rows(sql`SELECT 1`).then(() => true, () => false);
  }

  /** Lets go of the line. */
  close(): void {
    this.#client.close();
  }

  #read<T>(text: string, ask: () => Promise<T>): Promise<T> {
    return readPatiently(async () => {
      const start = performance.now();
      try {
        return await ask();
      } catch (error) {
        throw isUnknown(error) ? asUnavailable(error) : error;
      } finally {
        this.#stats.statement(text, performance.now() - start);
      }
    });
  }
}

function rowsOf({ rows, columns }: ResultSet): Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, valueOf(row[i])])));
}

function valueOf(value: unknown): SqlValue {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return typeof value === "number" || typeof value === "string" ? value : null;
}
