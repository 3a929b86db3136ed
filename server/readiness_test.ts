import { deepEqual } from "node:assert/strict";
import { sql } from "../core/db/mod.ts";
import { movePosition, setAside } from "../core/journal/mod.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openTestJournal } from "../testing/test_journal.ts";
import { readiness } from "./readiness.ts";

Deno.test("a journal that is stuck is told, and the node still takes deliveries", async () => {
  await using core = await openTestCore();
  await using journal = await openTestJournal(core);
  await core.commit((unit) =>
    unit.write(sql`INSERT INTO heartbeats (node, role, at) VALUES ('jrn_1', 'all', ${core.now() + 61_000})`)
  );
  const ready = async () => {
    const { ready, journal: flows } = await readiness(core.db, core.now(), journal);
    return [ready, flows];
  };

  deepEqual(await ready(), [true, true]);
  await journal.append(new Uint8Array(2));
  deepEqual(await ready(), [true, true]);
  core.advance(61_000);
  deepEqual(await ready(), [true, false]);
  await core.commit((unit) => movePosition(unit, { journalId: journal.id, from: 0, to: 1 }, core.now()));
  deepEqual(await ready(), [true, true]);
  await core.commit((unit) => setAside(unit, journal.id, 1, "TypeError: no", core.now()));
  deepEqual(await ready(), [true, false]);
});
