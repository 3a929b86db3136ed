import { deepEqual } from "node:assert/strict";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import "../departments/department.ts";
import { catchUp, MAX_STRETCH } from "./catch_up.ts";

async function announce(core: TestCore, times: number): Promise<void> {
  await core.commit((unit) => {
    for (let i = 0; i < times; i++) unit.emit({ name: "settings.changed" });
  });
}

Deno.test("who sees nothing of a long log is told how far was looked, and goes on from there", async () => {
  await using core = await openTestCore();
  await announce(core, MAX_STRETCH + 600);
  const ask = (after: number) => catchUp(core, { after, limit: 50, audience: () => null });

  const first = await ask(0);
  deepEqual(first, { events: [], seq: MAX_STRETCH, more: true, gone: false });
  deepEqual(await ask(first.seq), { events: [], seq: MAX_STRETCH + 600, more: false, gone: false });
});

Deno.test("a page ends at its limit, and the cursor stands on its last event", async () => {
  await using core = await openTestCore();
  await announce(core, 7);
  const page = await catchUp(core, { after: 1, limit: 3, audience: ({ seq }) => ({ seq }) });

  deepEqual(page, { events: [{ seq: 2 }, { seq: 3 }, { seq: 4 }], seq: 4, more: true, gone: false });
});
