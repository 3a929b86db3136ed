/**
 * The stand-in for Meta's WhatsApp Cloud API: one HTTP server with Meta's side
 * (`/v26.0/…`), the strings behind the stage (`/_sim/…`) and a page of phones
 * (`/`).
 *
 * It knows nothing of the inbox that it is used with and shares no code with
 * it: an error both had in common would be invisible in every test.
 */
import { Hono } from "hono";
import { openClock } from "./clock.ts";
import { controlApi } from "./control/control_api.ts";
import { graphApi } from "./graph/graph_api.ts";
import { startHttpServer } from "./http_server.ts";
import type { RegisteredNumber } from "./number.ts";
import type { Settings } from "./settings.ts";
import { pageRoutes } from "./page/page_routes.tsx";
import { loadWorld, saveWorld } from "./snapshot.ts";
import { openTraffic } from "./traffic.ts";
import { type Log, openWorld, type World } from "./world.ts";

/** How to start a simulator. */
export interface SimulatorOptions {
  /** 0 takes a free one. */
  port: number;
  hostname?: string;
  /** The clock under the simulated one, milliseconds. */
  now?: () => number;
  /** Where the state is kept across restarts; without it everything is forgotten. */
  dataFile?: string;
  numbers?: (Omit<RegisteredNumber, "webhookUrl"> & { webhookUrl?: string | null })[];
  settings?: Partial<Settings>;
  log?: Log;
}

/** A running simulator. */
export interface Simulator {
  port: number;
  /** Without a slash at the end: `http://127.0.0.1:4100`. */
  url: string;
  /** The state itself, for a bench in the same process. */
  world: World;
  /** Writes the state to its file now. */
  save(): Promise<void>;
  /** Saves, ends the deliveries on the way, closes the port. */
  stop(): Promise<void>;
}

const saveEveryMs = 2000;

/** Starts a simulator. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { hostname = "127.0.0.1", dataFile, log = () => {} } = options;
  const world = openWorld(openClock(options.now), options.settings ?? {}, log);
  if (dataFile !== undefined) await loadWorld(world, dataFile);
  for (const number of options.numbers ?? []) {
    world.numbers.set(number.phoneNumberId, { ...number, webhookUrl: number.webhookUrl ?? null });
  }
  const traffic = openTraffic(world);

  const app = new Hono({ strict: false });
  app.route("/_sim", controlApi(world, traffic));
  app.route("/", pageRoutes(world, traffic));
  app.route("/", graphApi(world));
  app.onError((error, c) => {
    log("simulator: request failed", { path: c.req.path, error: error.stack ?? String(error) });
    return c.json({ error: { message: "The simulator itself failed.", code: 1 } }, 500);
  });
  const server = await startHttpServer(hostname, options.port, (request) => app.fetch(request));
  world.url = `http://${hostname}:${server.port}`;

  const save = () => dataFile === undefined ? Promise.resolve() : saveWorld(world, dataFile);
  let saving = Promise.resolve();
  let saved = world.changes.count();
  const saver = setInterval(() => {
    if (dataFile === undefined || world.changes.count() === saved) return;
    saved = world.changes.count();
    saving = saving.then(save).catch((error) => log("simulator: not saved", { error: String(error) }));
  }, saveEveryMs);

  return {
    port: server.port,
    url: world.url,
    world,
    save,
    async stop() {
      clearInterval(saver);
      traffic.run(null);
      world.timers.clear();
      world.changes.close();
      await world.webhooks.stop();
      await saving;
      await save();
      await server.stop();
    },
  };
}
