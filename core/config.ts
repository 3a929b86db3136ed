/**
 * What the person who runs the server says in the environment: read once,
 * checked together, frozen.
 *
 * Everything wrong is named at once, so that nobody mends one variable per
 * start. What an admin changes while the server runs is not here but in the
 * database. The table in docs/self-hosting.md is checked against `VARIABLES`.
 *
 * The danger: a value in an error message may be a secret. Problems name the
 * variable and what it should look like, never what it held.
 */

import { z } from "zod";
import { invalid } from "./errors.ts";
import type { LogLevel } from "./log.ts";

const trimmed = z.string().trim();
const httpUrl = (what: string) =>
  trimmed.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""), `must be ${what}`)
    .transform((text) => text.replace(/\/+$/, ""));

/** Every variable there is: its default ("" where there is none) and what it does, as the manual's table has it. */
export const VARIABLES = {
  HOST: { fallback: "127.0.0.1", about: "Address to listen on; `0.0.0.0` for every interface" },
  PORT: { fallback: "8080", about: "Port to listen on" },
  PUBLIC_URL: {
    fallback: "",
    about:
      "What people type to reach the server, such as `https://inbox.example.org`; behind a proxy it is needed",
  },
  DATA_DIR: { fallback: "./data", about: "Folder for the database, the journal and the key" },
  DATABASE_URL: {
    fallback: "",
    about: "`http(s)://` address of a libSQL server: replicated mode; without it, `$DATA_DIR/balcao.db`",
  },
  DATABASE_AUTH_TOKEN: { fallback: "", about: "Token for that libSQL server" },
  SECRET_KEY: {
    fallback: "",
    about:
      "32 characters or more; seals access tokens and app secrets. Without it, made once at `$DATA_DIR/secret.key`",
  },
  GRAPH_API_URL: { fallback: "https://graph.facebook.com", about: "Where the Graph API answers" },
  GRAPH_API_VERSION: { fallback: "v26.0", about: "Version of the Graph API" },
  LOG_LEVEL: { fallback: "info", about: "`debug`, `info`, `warn`, `error` or `silent`" },
} as const;

type Name = keyof typeof VARIABLES;

const shape = {
  HOST: trimmed.regex(/^[\w.:\-[\]]+$/, "must be a host name or an address"),
  PORT: trimmed.regex(/^\d{1,5}$/, "must be a number").transform(Number)
    .refine((port) => port <= 65535, "must be at most 65535"),
  PUBLIC_URL: httpUrl("an http(s):// address").optional(),
  DATA_DIR: trimmed,
  DATABASE_URL: httpUrl("an http(s):// address of a libSQL server").optional(),
  DATABASE_AUTH_TOKEN: trimmed.optional(),
  SECRET_KEY: trimmed.min(32, "must have 32 characters or more").optional(),
  GRAPH_API_URL: httpUrl("an http(s):// address"),
  GRAPH_API_VERSION: trimmed.regex(/^v\d+\.\d+$/, "must look like v26.0"),
  LOG_LEVEL: z.enum(
    ["debug", "info", "warn", "error", "silent"],
    "must be debug, info, warn, error or silent",
  ),
} satisfies Record<Name, z.ZodType>;

/** The configuration, complete. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  /** Without a slash at the end; null: the address a request came to. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** Where the primary is; null: embedded mode. */
  readonly database: { readonly url: string; readonly authToken: string | null } | null;
  /** null: the key file in the data folder. */
  readonly secretKey: string | null;
  readonly graphApi: { readonly url: string; readonly version: string };
  readonly logLevel: LogLevel;
}

/** Reads the environment; throws `config_invalid`, which names every problem at once. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(VARIABLES).map((
      [name, { fallback }],
    ) => [name, env[name]?.trim() || fallback || undefined]),
  );
  const read = z.object(shape).safeParse(given);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw invalid("config_invalid", `The configuration is wrong: ${problems.join("; ")}`, {
      problems: problems.join("; "),
    });
  }
  const { data } = read;
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL ?? null,
    dataDir: data.DATA_DIR,
    database: data.DATABASE_URL
      ? Object.freeze({ url: data.DATABASE_URL, authToken: data.DATABASE_AUTH_TOKEN ?? null })
      : null,
    secretKey: data.SECRET_KEY ?? null,
    graphApi: Object.freeze({ url: data.GRAPH_API_URL, version: data.GRAPH_API_VERSION }),
    logLevel: data.LOG_LEVEL,
  });
}
