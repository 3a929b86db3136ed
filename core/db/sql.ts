/**
 * SQL as a tagged template: values are always bound, fragments nest.
 *
 *   sql`SELECT * FROM tickets WHERE public_id = ${id} ${onlyOpen ? sql`AND status <> 'resolved'` : sql``}`
 *
 * The danger this removes is text pasted into a statement: the only way to put
 * a value into one is to bind it. A list goes in as JSON: `json_each(${json(ids)})`.
 */

/** What a column can hold, as the drivers give and take it. */
export type SqlValue = string | number | null | Uint8Array;

/** A statement with its bound values. */
export interface Sql {
  readonly text: string;
  readonly args: readonly SqlValue[];
}

/** One row by column name. */
export type Row = Readonly<Record<string, SqlValue>>;

type Bindable = SqlValue | boolean | undefined | Sql;

const isSql = (value: Bindable): value is Sql =>
  typeof value === "object" && value !== null && "text" in value && "args" in value;

/** A statement; interpolated values are bound, interpolated statements spliced. */
export function sql(strings: TemplateStringsArray, ...values: Bindable[]): Sql {
  let text = strings[0] ?? "";
  const args: SqlValue[] = [];
  values.forEach((value, i) => {
    if (isSql(value)) {
      text += value.text;
      args.push(...value.args);
    } else {
      text += "?";
      args.push(value === undefined ? null : typeof value === "boolean" ? Number(value) : value);
    }
    text += strings[i + 1] ?? "";
  });
  return { text, args };
}

/** A value as JSON text, for columns and for `json_each`. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

/**
 * Rows handed over as one value: a table with the columns `key` and `row`, for a FROM. Each row is an array, read
 * by place (`j.row ->> 0`). The idle LIMIT is what makes it fast: without it SQLite renders and parses a row anew
 * for each of its columns.
 */
export function jsonRows(rows: readonly (readonly unknown[])[]): Sql {
  return sql`(SELECT key, value AS row FROM json_each(${json(rows)}) LIMIT -1 OFFSET 0)`;
}

/** An INSERT's beginning and its rows, as few statements of few different texts (each text is prepared once). */
export function insertRows(into: string, rows: readonly (readonly SqlValue[])[]): Sql[] {
  const statements: Sql[] = [];
  for (let start = 0; start < rows.length;) {
    const size = ROWS_A_STATEMENT.find((n) => n <= rows.length - start) ?? 1;
    const part = rows.slice(start, start += size);
    const row = `(${Array(part[0]?.length).fill("?").join(", ")})`;
    statements.push({ text: `${into} VALUES ${Array(size).fill(row).join(", ")}`, args: part.flat() });
  }
  return statements;
}

const ROWS_A_STATEMENT = [32, 8, 1];
