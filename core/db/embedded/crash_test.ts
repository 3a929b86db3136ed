/** kill -9 of a real process in the middle of its work: what it had acknowledged is there. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { type Child, startProcess } from "../../../testing/process.ts";
import { aDatabaseFile } from "../../../testing/test_file.ts";
import { openConnection, sql } from "../mod.ts";

/** Reads lines until there are `count`, kills, and gives all that were said. */
async function killAfter(child: Child, count: number): Promise<string[]> {
  const said: string[] = [];
  for await (const line of child.lines) {
    if (said.push(line) === count) await child.kill();
  }
  return said;
}

for (const where of ["here", "worker"]) {
  Deno.test(`a process killed amid its commits has lost none it acknowledged (writer: ${where})`, async () => {
    await using file = await aDatabaseFile();
    for (const [round, count] of [[1, 50], [2, 400]] as const) {
      const child = startProcess("commit_events.ts", file.path, `round${round}`, "1000000", where);
      const acknowledged = await killAfter(child, count);
      ok(acknowledged.length >= count);

      const db = openConnection({ path: file.path });
      const kept = db.all(sql`SELECT payload FROM events WHERE name = ${`round${round}`}`);
      const missing = new Set(acknowledged).difference(new Set(kept.map((row) => String(row.payload))));
      deepEqual([...missing], []);
      // Each stands with its own id, or not at all.
      equal(
        db.all(sql`SELECT count(*) AS n FROM units WHERE id LIKE ${`round${round}-%`}`)[0]?.n,
        kept.length,
      );
      equal(db.all(sql`PRAGMA integrity_check`)[0]?.integrity_check, "ok");
      db.close();
    }
  });
}
