/** A process that migrates a file or a primary and says what it applied: `PATH|URL FOLDER`. */

import { migrate } from "../../core/db/mod.ts";

const [where = "", folder = ""] = Deno.args;
const target = where.startsWith("http") ? { url: where } : { path: where };
const { applied } = await migrate(target, new URL(`file://${folder}/`));
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(applied)));
