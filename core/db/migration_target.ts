/**
 * Where migrations run: a local file, or the primary over HTTP. Both take a
 * text of many statements whole.
 *
 * The danger: a text that fails in its middle leaves its transaction open. The
 * file's is rolled back here; the primary drops it with the stream.
 */

import { openConnection } from "./connection.ts";
import type { Row, Sql } from "./sql.ts";

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
  const client = createClient({ url: where.url, authToken: where.authToken, intMode: "number" });
  return {
    rows: async (query) => {
      const { rows, columns } = await client.execute({ sql: query.text, args: [...query.args] });
      return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, plain(row[i])])));
    },
    run: (text) => client.executeMultiple(text),
    close: () => client.close(),
  };
}

const plain = (value: unknown) => typeof value === "number" || typeof value === "string" ? value : null;
