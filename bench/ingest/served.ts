/**
 * The real server for the bench: a process and a data folder of its own, with
 * an admin, a token and the number that the bench writes to.
 */

import { runBalcao } from "../../testing/stage/run_balcao.ts";
import { aServerProcess } from "../../testing/stage/server_process.ts";
import { FILLED_KEY } from "../fill.ts";
import { NUMBER } from "./deliveries.ts";

/** A running server. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  readonly token: string;
  readonly database: string;
  /** Its newest log lines. */
  log(): readonly string[];
  stop(): Promise<void>;
}

/** Starts the server on a fresh folder, or on a copy of that database. */
export async function startServed(from: string | null): Promise<Served> {
  const dataDir = await Deno.makeTempDir({ prefix: "balcao-bench-" });
  const database = `${dataDir}/balcao.db`;
  if (from) await Deno.copyFile(from, database);
  const env = { DATA_DIR: dataDir, SECRET_KEY: FILLED_KEY, LOG_LEVEL: "warn" };
  const cli = async (args: string[], ...input: string[]) => (await runBalcao(args, input, env)).at(-1) ?? "";
  const email = "bench@example.com";
  await cli(
    ["user", "add", "--email", email, "--name", "Bench", "--role", "admin", "--password-stdin"],
    "correct horse battery staple",
  );
  await cli([
    ...["connection", "add", "--name", "Bench", "--phone-number-id", NUMBER.phoneNumberId],
    ...["--waba-id", NUMBER.wabaId, "--access-token", "none"],
    ...["--app-secret", NUMBER.appSecret, "--verify-token", "bench"],
  ]);
  const token = await cli(["token", "create", "--user", email, "--name", "bench", "--scopes", "all"]);
  const server = aServerProcess({ dataDir, graphApiUrl: "http://127.0.0.1:9", env });
  await server.start();
  return {
    url: server.url,
    pid: server.pid,
    token,
    database,
    log: server.log,
    async stop() {
      await server.stop();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}
