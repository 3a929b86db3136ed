/** A process that takes a data folder, says so, and holds it until it dies: `FOLDER`. */

import { lockDataDir } from "../../core/db/mod.ts";

lockDataDir(Deno.args[0] ?? "");
Deno.stdout.writeSync(new TextEncoder().encode("held\n"));
setInterval(() => {}, 1000);
