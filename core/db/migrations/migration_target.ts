/**
 * Where migrations run: a local file, or the primary over HTTP. Both take a
 * text of many statements whole.
 *
 * The danger: a text that fails in its middle leaves its transaction open. The
 * file's is rolled back here; the primary drops it with the stream.
 */

import { openConnection } from "../connection/connection.ts";
import { asUnavailable, isUnknown } from "../database_errors.ts";
import type { Row, Sql } from "../sql.ts";

/** A database that is being migrated. */
export interface MigrationTarget {
  rows(query: Sql): Promise<readonly Row[]>;
  run(text: string): Promise<void>;
  close(): void;
}

/** A local file; created if absent. */
export function openFileTarget(path: string): MigrationTarget {
  const connection = openConnection({ path });
  return {
    rows: (query) => Promise.resolve(connection.all(query)),
    // deno-lint-ignore require-await -- what the driver throws must become a rejection
    run: async (text) => {
      try {
        connection.exec(text);
      } catch (error) {
        if (connection.inTransaction) connection.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => connection.close(),
  };
}

/** The primary; its client is loaded here only, since a local file needs none of its ten megabytes. */
export async function openPrimaryTarget(
  where: { url: string; authToken?: string },
): Promise<MigrationTarget> {
  const { createClient } = await import("@libsql/client/http");
  const bounded = (request: Request) => fetch(request, { signal: AbortSignal.timeout(LONGEST_MS) });
  const client = createClient({ ...where, intMode: "number", fetch: bounded });
  return {
    rows: async (query) => {
      const asked = client.execute({ sql: query.text, args: [...query.args] });
      const { rows, columns } = await asked.catch(refuse);
      return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, plain(row[i])])));
    },
    run: (text) => client.executeMultiple(text).catch(refuse),
    close: () => client.close(),
  };
}

/** A migration of a large table may take this long; a primary that is frozen would hold up a start for ever. */
const LONGEST_MS = 60_000;

function refuse(error: unknown): never {
  throw isUnknown(error) ? asUnavailable(error) : error;
}

const plain = (value: unknown) => typeof value === "number" || typeof value === "string" ? value : null;
