import { deepEqual, ok } from "node:assert/strict";
import { startProcess } from "../../testing/process.ts";
import { openJournal } from "./mod.ts";

Deno.test("a process killed amid its deliveries has lost none it acknowledged", async () => {
  const folder = await Deno.makeTempDir({ prefix: "balcao-journal-" });
  const path = `${folder}/journal.db`;
  for (const count of [50, 1000]) {
    const child = startProcess("append_deliveries.ts", path);
    const acknowledged: string[] = [];
    const before = await Deno.stat(path).then(() => newestOf(path), () => 0);
    for await (const line of child.lines) {
      if (acknowledged.push(line) === count) await child.kill();
    }
    ok(acknowledged.length >= count);
    const journal = await openJournal({ path, clock: () => 1 });
    const kept = journal.read({ after: before, limit: 1_000_000 }).map(({ body }) =>
      new TextDecoder().decode(body)
    );
    deepEqual([...new Set(acknowledged).difference(new Set(kept))], []);
    await journal.close();
  }
  await Deno.remove(folder, { recursive: true });
});

async function newestOf(path: string): Promise<number> {
  const journal = await openJournal({ path, clock: () => 1 });
  const newest = journal.newest();
  await journal.close();
  return newest;
}
