/**
 * `balcao serve`: the serving process, until it is asked to stop.
 *
 * `--with-stdin` ties it to whoever started it: when standard input ends, the
 * starter is gone and so goes the server (the demo starts its server so).
 */

import { loadConfig } from "../core/config.ts";
import { createLog } from "../core/log.ts";
import { type Command, UsageError } from "./command.ts";
import { serveUntil } from "./serve_until.ts";

/** The command. */
export const command: Command = {
  name: "serve",
  about: "Serve people, Meta and the clock until asked to stop",
  options: {
    "only": { type: "string", value: "web|worker", about: "In replicated mode: only this role" },
    "with-stdin": { type: "boolean", about: "Stop when standard input ends" },
  },
  async run(values, io) {
    const role = values.text("only") ?? "all";
    if (role !== "all" && role !== "web" && role !== "worker") {
      throw new UsageError("--only is web or worker");
    }
    const config = loadConfig(io.env);
    const log = createLog(config.logLevel, (line) => io.out(line));
    const stop = Promise.withResolvers<void>();
    io.onStop(() => stop.resolve());
    if (values.has("with-stdin")) void io.untilInputEnds().then(() => stop.resolve());
    const { startServer } = await import("../serve.ts");
    const server = await startServer({ config, log, role });
    return await serveUntil(stop.promise, server, log);
  },
};
