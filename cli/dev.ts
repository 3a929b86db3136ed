/** `balcao dev`: serves with assets that are built anew, and pages that reload, whenever a source changes. */

import { fileURLToPath } from "node:url";
import { loadConfig } from "../core/config.ts";
import { createLog } from "../core/log.ts";
import type { Command } from "./command.ts";
import { requireMayStartPrograms } from "./may_start_programs.ts";
import { serveUntil } from "./serve_until.ts";

/** The command. */
export const command: Command = {
  name: "dev",
  about: "Pages that reload when a source changes; run it by `deno task dev`",
  options: {},
  async run(_values, io) {
    await requireMayStartPrograms("dev");
    const config = loadConfig(io.env);
    const log = createLog(config.logLevel, (line) => io.out(line));
    const stop = Promise.withResolvers<void>();
    io.onStop(() => stop.resolve());
    const { startDev } = await import("../web/dev.ts");
    const { startServer } = await import("../serve.ts");
    const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
    const dev = await startDev({ root }, (line) => log.warn("build", { line }));
    const server = await startServer({ config, log, dev });
    const code = await serveUntil(stop.promise, server, log);
    await dev.stop();
    return code;
  },
};
