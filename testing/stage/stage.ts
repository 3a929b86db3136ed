/**
 * The whole stage of a journey: the simulator in this process, one or two real
 * servers as children, people and customers, all on files and ports of its own.
 *
 * In replicated mode the primary is a real libSQL server. Disposing of the stage
 * ends everything it started.
 */

import { startSimulator } from "../../simulator/mod.ts";
import type { Settings } from "../../simulator/settings.ts";
import type { World } from "../../simulator/world.ts";
import { ensureBuilt } from "../../web/ensure_built.ts";
import { type Sqld, startSqld } from "../sqld.ts";
import { type Answer, ask } from "./ask.ts";
import { aCustomer, type Customer } from "./customer.ts";
import { furnish, NUMBER, type Person, SECRET_KEY } from "./furnished.ts";
import { aServerProcess, type ServerProcess } from "./server_process.ts";

/** What stage is wanted. */
export interface StageOptions {
  /** Servers on a libSQL primary; without it one server on a file. */
  readonly replicatedNodes?: number;
  /** Nobody there yet: the first run. */
  readonly empty?: boolean;
  /** A database file other than the furnished one. */
  readonly database?: string;
  readonly simulator?: Partial<Settings>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A stage that is set. */
export interface Stage {
  readonly world: World;
  readonly simulatorUrl: string;
  readonly servers: readonly ServerProcess[];
  /** The first server. */
  readonly server: ServerProcess;
  /** The primary, in replicated mode. */
  readonly primary: Sqld | null;
  readonly tokens: Readonly<Record<Person, string>>;
  customer(of?: { name?: string }): Customer;
  /** Asks the API as that person, of the first server unless told. */
  api(person: Person, method: string, path: string, body?: unknown, server?: ServerProcess): Promise<Answer>;
  /** The newest log lines of all servers. */
  logs(): string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Sets the stage: when it resolves, all servers are ready. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  await ensureBuilt(new URL("../..", import.meta.url).pathname.replace(/\/$/, ""));
  const { database, tokens } = options.empty ? { database: null, tokens: noTokens } : await furnish();
  const template = options.database ?? database;
  const folder = await Deno.makeTempDir({ prefix: "balcao-stage-" });
  const simulator = await startSimulator({
    port: 0,
    settings: { status_delay_ms: [0, 20], pair_rate: false, ...options.simulator },
  });
  const nodes = options.replicatedNodes ?? 0;
  const primary = nodes > 0 ? await startSqld(template === null ? {} : { template }) : null;
  const servers: ServerProcess[] = [];
  for (let node = 0; node < Math.max(1, nodes); node++) {
    const dataDir = `${folder}/node${node}`;
    await Deno.mkdir(dataDir);
    if (template !== null && primary === null) await Deno.copyFile(template, `${dataDir}/balcao.db`);
    const env: Record<string, string> = { SECRET_KEY, ...options.env };
    if (primary) env.DATABASE_URL = primary.url;
    servers.push(aServerProcess({ dataDir, graphApiUrl: simulator.url, env }));
  }
  const [server] = servers;
  if (!server) throw new Error("a stage without a server");
  const { world } = simulator;
  world.numbers.set(NUMBER.phoneNumberId, { ...NUMBER, webhookUrl: `${server.url}/webhooks/whatsapp` });

  const stage: Stage = {
    world,
    simulatorUrl: simulator.url,
    servers,
    server,
    primary,
    tokens,
    customer: (of) => aCustomer(world, NUMBER.phoneNumberId, of),
    api: (person, method, path, body, at = server) => ask(at.url, tokens[person], method, path, body),
    logs: () => servers.map((one) => one.log().filter(isNews).slice(-60).join("\n")).join("\n--\n"),
    async [Symbol.asyncDispose]() {
      await simulator.stop();
      await Promise.all(servers.map((one) => one.kill()));
      await primary?.stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
  try {
    await Promise.all(servers.map((one) => one.start()));
  } catch (error) { // nothing may outlive a stage that could not be set
    await stage[Symbol.asyncDispose]();
    throw error;
  }
  return stage;
}

/** What the test itself asks, again and again, is no news. */
const isNews = (line: string) => !/"path":"\/(api|assets|readyz|icon)/.test(line);

const noTokens = { admin: "", ana: "", bruno: "" };
