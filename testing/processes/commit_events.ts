/** A process that commits events into a file and says so: `PATH NAME COUNT here|worker`. */

import { openEmbedded, sql } from "../../core/db/mod.ts";
import { createLog } from "../../core/log.ts";

const [path = "", name = "", count = "0", where] = Deno.args;
const writer = where === "worker" ? new URL("writer.ts", import.meta.url) : "here";
const db = await openEmbedded({ path, writer, log: createLog("silent", () => {}) });
const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));

let next = 0;
const one = async () => {
  while (next < Number(count)) {
    const payload = JSON.stringify(next++);
    const query = sql`INSERT INTO events(name, payload, at) VALUES (${name}, ${payload}, 1)`;
    await db.commit({ id: `${name}-${payload}`, writes: [{ query }] });
    say(payload);
  }
};
await Promise.all(Array.from({ length: 16 }, one));
await db.close();
