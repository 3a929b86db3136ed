/**
 * Structured logs: one JSON line an event, for people who run the server.
 *
 * The danger is a secret in a field. Names that smell of secrets are masked
 * here, in one place, whatever depth they sit at, so that no caller has to
 * remember; message texts are never logged at all.
 */

/** How loud a line is. */
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";
/** Plain fields of one line. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where lines go; `with` binds fields such as a request id. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  with(fields: LogFields): Log;
}

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 };
const SECRET = /secret|password|token|authorization|cookie|api_?key/i;

function plain(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  if (typeof value === "bigint") return value.toString();
  if (value === null || typeof value !== "object" || depth > 4) return value;
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET.test(key) ? "***" : plain(item, depth + 1)]),
  );
}

/** A log that writes JSON lines of at least `level` with `write`. */
export function createLog(level: LogLevel, write: (line: string) => void, bound: LogFields = {}): Log {
  const at = (rank: LogLevel) => (event: string, fields: LogFields = {}) => {
    if (RANK[rank] < RANK[level]) return;
    write(
      JSON.stringify({
        at: new Date().toISOString(),
        level: rank,
        event,
        ...plain({ ...bound, ...fields }) as object,
      }),
    );
  };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => createLog(level, write, { ...bound, ...fields }),
  };
}
