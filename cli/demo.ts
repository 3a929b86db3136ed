/**
 * `balcao demo`: the inbox and a simulator of WhatsApp side by side, with
 * people, departments, a number and customers who write now and then. It needs
 * no account and no network, keeps its data, and can be stopped and started.
 *
 * The server runs as a process of its own, exactly as it would in earnest, so
 * that it can be killed in the middle: it is started again, and the simulator,
 * like Meta, delivers what it could not.
 */

import { resolve } from "node:path";
import { loadConfig } from "../core/config.ts";
import { lockDataDir } from "../core/db/mod.ts";
import { startSimulator } from "../simulator/mod.ts";
import { prepareDataDir } from "../server/data_dir.ts";
import { WEBHOOK_PATH } from "../server/listen.ts";
import type { Command, Io } from "./command.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE, makeDemoPeople } from "./demo_people.ts";
import { superviseServer } from "./demo_server.ts";
import { freePort, readDemoState } from "./demo_state.ts";
import { requireMayStartPrograms } from "./may_start_programs.ts";
import { withCore } from "./with_core.ts";

const LIVELY = { on: true, every_ms: 1500 };
const NOW_AND_THEN = { on: true, every_ms: 20_000 };

/** The command. */
export const command: Command = {
  name: "demo",
  about: "The inbox with a simulator of WhatsApp, without an account; run it by `deno task demo`",
  options: {
    "quiet": { type: "boolean", about: "No customers who write by themselves" },
  },
  async run(values, io) {
    await requireMayStartPrograms("demo");
    const given = loadConfig(io.env);
    const dataDir = resolve(given.dataDir, "demo");
    await prepareDataDir(dataDir);
    lockDataDir(dataDir).release(); // a demo that runs already is said before anything else
    const { number, fresh } = await readDemoState(dataDir);
    const port = await freePort(given.host, given.port);
    const simulatorPort = await freePort("127.0.0.1", 4100);
    const env = demoEnv(io, { dataDir, port, graph: `http://127.0.0.1:${simulatorPort}` });
    await withCore({ ...io, env }, (core) => makeDemoPeople(core, number));

    const stopped = Promise.withResolvers<void>();
    io.onStop(() => stopped.resolve());
    const reachable = given.host === "0.0.0.0" || given.host === "::" ? "127.0.0.1" : given.host;
    const url = `http://${reachable}:${port}`;
    const simulator = await startSimulator({
      port: simulatorPort,
      dataFile: `${dataDir}/simulator.json`,
      numbers: [{
        ...number,
        displayPhoneNumber: "+55 11 4000-1234",
        verifiedName: "Loja Demo",
        webhookUrl: url + WEBHOOK_PATH,
      }],
    });
    const server = superviseServer({
      env,
      url,
      onRestart: () => io.err("The server has ended; it is started again."),
    });
    await server.ready;
    introduce(io, url, simulator.url, server.pid());
    if (!values.has("quiet")) {
      await traffic(simulator.url, fresh ? LIVELY : NOW_AND_THEN);
      if (fresh) setTimeout(() => void traffic(simulator.url, NOW_AND_THEN).catch(() => {}), 8000);
    }
    await stopped.promise;
    io.out("\nStopping…");
    await server.stop();
    await simulator.stop();
    return 0;
  },
};

function demoEnv(io: Io, { dataDir, port, graph }: { dataDir: string; port: number; graph: string }) {
  return {
    ...io.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    GRAPH_API_URL: graph,
    DATABASE_URL: "",
    PUBLIC_URL: "",
    LOG_LEVEL: io.env.LOG_LEVEL || "warn",
  };
}

async function traffic(simulator: string, how: { on: boolean; every_ms: number }): Promise<void> {
  const reply = await fetch(`${simulator}/_sim/traffic`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(how),
  });
  await reply.body?.cancel();
}

function introduce(io: Io, url: string, simulator: string, pid: number): void {
  io.out(`
  Balcão is running.

    Inbox        ${url}
    Phones       ${simulator}   (write as a customer here)

    Sign in as   ${DEMO_PEOPLE.map(({ email, role }) => `${email}  (${role})`).join("\n                 ")}
    Password     ${DEMO_PASSWORD}

  Open both side by side. Ctrl-C stops it; the next start goes on where it was.
  To see that nothing is lost, kill the server in the middle: kill -9 ${pid}
`);
}
