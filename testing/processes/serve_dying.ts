/** A serving process for tests whose writer dies of the first delivery; it says its address and ends as `serve` does. */

import { serveUntil } from "../../cli/serve_until.ts";
import { loadConfig } from "../../core/config.ts";
import { createLog } from "../../core/log.ts";
import { startServer } from "../../serve.ts";

const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
const config = loadConfig({ DATA_DIR: Deno.args[0] ?? "", HOST: "127.0.0.1", PORT: "0" });
const log = createLog("warn", say);
const server = await startServer({ config, log, writer: new URL("dying_writer.ts", import.meta.url) });
say(server.url);
Deno.exit(await serveUntil(new Promise(() => {}), server, log));
