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

import { invalid } from "./errors.ts";
import type { LogLevel } from "./log.ts";

/** Every variable there is: its default ("" where there is none) and what it does, as the manual's table has it. */
export const VARIABLES = {
  HOST: { fallback: "127.0.0.1", about: "Address to listen on; `0.0.0.0` for every interface" },
  PORT: { fallback: "8080", about: "Port to listen on" },
  PUBLIC_URL: {
    fallback: "",
    about:
      "What people type to reach the server, such as `https://inbox.example.org`; behind a proxy it is needed",
  },
  DATA_DIR: { fallback: "./data", about: "Folder for the database, the journal, the media and the key" },
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

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];
const isHttp = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? "");

/** What a value must look like; only values that are there are asked. Written by hand: a validator costs the start. */
const RULES: Partial<Record<Name, readonly [(text: string) => boolean, string]>> = {
  HOST: [(text) => /^[\w.:\-[\]]+$/.test(text), "must be a host name or an address"],
  PORT: [(text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, "must be a number up to 65535"],
  PUBLIC_URL: [isHttp, "must be an http(s):// address"],
  DATABASE_URL: [isHttp, "must be the http(s):// address of a libSQL server"],
  SECRET_KEY: [(text) => text.length >= 32, "must have 32 characters or more"],
  GRAPH_API_URL: [isHttp, "must be an http(s):// address"],
  GRAPH_API_VERSION: [(text) => /^v\d+\.\d+$/.test(text), "must look like v26.0"],
  LOG_LEVEL: [(text) => LEVELS.some((level) => level === text), `must be one of ${LEVELS.join(", ")}`],
};

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
  const text = (name: Name) => env[name]?.trim() || VARIABLES[name].fallback;
  const address = (name: Name) => text(name).replace(/\/+$/, "");
  const problems = Object.keys(VARIABLES).filter(isName).flatMap((name) => {
    const [fits, what] = RULES[name] ?? [];
    return text(name) === "" || !fits || fits(text(name)) ? [] : [`${name} ${what}`];
  });
  if (text("DATABASE_URL") && !text("SECRET_KEY")) {
    problems.push("SECRET_KEY must be set with DATABASE_URL, the same on all nodes");
  }
  if (problems.length > 0) {
    const all = problems.join("; ");
    throw invalid("config_invalid", `The configuration is wrong: ${all}`, { problems: all });
  }
  const url = address("DATABASE_URL");
  return Object.freeze({
    host: text("HOST"),
    port: Number(text("PORT")),
    publicUrl: address("PUBLIC_URL") || null,
    dataDir: text("DATA_DIR"),
    database: url ? Object.freeze({ url, authToken: text("DATABASE_AUTH_TOKEN") || null }) : null,
    secretKey: text("SECRET_KEY") || null,
    graphApi: Object.freeze({ url: address("GRAPH_API_URL"), version: text("GRAPH_API_VERSION") }),
    logLevel: LEVELS.find((level) => level === text("LOG_LEVEL")) ?? "info",
  });
}

const isName = (name: string): name is Name => name in VARIABLES;
