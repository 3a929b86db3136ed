import { equal, notEqual } from "node:assert/strict";
import { createLog } from "../core/log.ts";
import { sql, UnitConflict } from "../core/db/mod.ts";
import { openCore } from "../core/open_core.ts";
import { createVault } from "../core/vault.ts";
import { openReplicatedForTest } from "../testing/test_replica.ts";
import { coreSince } from "./_fresh_core.ts";

Deno.test("whoever has seen more than the replica decides on the primary, and anew when others were faster", async () => {
  const log = createLog("silent", () => {});
  const { db, remove } = await openReplicatedForTest(log);
  const core = openCore({ db, clock: () => 0, log, vault: createVault(new Uint8Array(32)) });
  try {
    equal(await coreSince(core, 0), core);

    const fresh = await coreSince(core, 1_000_000);

    notEqual(fresh, core);
    await fresh.commit((unit) => unit.write(sql`INSERT INTO settings (key, value) VALUES ('n', '1')`));
    equal((await fresh.rows(sql`SELECT value FROM settings WHERE key = 'n'`))[0]?.value, "1");
    let decisions = 0;
    const decided = await fresh.decide(async (reader) => {
      const [row] = await reader.rows(sql`SELECT value FROM settings WHERE key = 'n'`);
      if (++decisions === 1) throw new UnitConflict("a customer wrote meanwhile");
      return row?.value;
    });
    equal(decided, "1");
    equal(decisions, 2);
  } finally {
    await db.close();
    await remove();
  }
});
