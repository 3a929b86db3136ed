import { deepEqual, equal } from "node:assert/strict";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { openTestJournal } from "../../testing/test_journal.ts";
import {
  countIgnored,
  findSetAside,
  type Journal,
  type JournalListing,
  listIgnored,
  listJournal,
  loadJournalHealth,
  movePosition,
  setAside,
  takeFromAside,
  troubles,
} from "./mod.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const START = Date.parse("2026-03-02T09:00:00Z");

/** Ten deliveries, one a second; read up to the eighth, the third set aside. */
async function tenDeliveries(core: TestCore, journal: Journal): Promise<void> {
  for (let i = 1; i <= 10; i++) {
    await journal.append(bytes(`{"n":${i}}`));
    core.advance(1000);
  }
  await core.commit((unit) => {
    movePosition(unit, { journalId: journal.id, from: 0, to: 8 }, core.now());
    setAside(unit, journal.id, 3, "TypeError: no", core.now());
  });
}

async function listed(core: TestCore, journal: Journal, listing: Partial<JournalListing>) {
  const { rows, next } = await listJournal(core, journal, { limit: 50, ...listing });
  return { ids: rows.map(({ id }) => id), next };
}

Deno.test("deliveries are found by what became of them and by when they came", async () => {
  await using core = await openTestCore();
  await using journal = await openTestJournal(core);
  await tenDeliveries(core, journal);
  const ids = async (listing: Partial<JournalListing>) => (await listed(core, journal, listing)).ids;

  deepEqual(await ids({}), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  deepEqual(await ids({ state: "pending" }), [10, 9]);
  deepEqual(await ids({ state: "processed" }), [8, 7, 6, 5, 4, 2, 1]);
  deepEqual(await ids({ state: "set_aside" }), [3]);
  deepEqual(await ids({ since: START + 3000, until: START + 6000 }), [6, 5, 4]);
  deepEqual(await ids({ since: START + 2500, until: START + 2600 }), []);
  deepEqual(await ids({ state: "set_aside", since: START + 3000 }), []);
});

Deno.test("pages follow each other without a gap or a repetition", async () => {
  await using core = await openTestCore();
  await using journal = await openTestJournal(core);
  await tenDeliveries(core, journal);

  const first = await listed(core, journal, { limit: 4, state: "processed" });
  const second = await listed(core, journal, { limit: 4, state: "processed", before: first.next ?? 0 });

  deepEqual(first, { ids: [8, 7, 6, 5], next: 5 });
  deepEqual(second, { ids: [4, 2, 1], next: null });
  deepEqual(await listed(core, journal, { limit: 10 }), { ids: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], next: null });
});

Deno.test("a search looks through so many bodies a page, and the next page goes on from there", async () => {
  await using core = await openTestCore();
  await using journal = await openTestJournal(core);
  await Promise.all(Array.from({ length: 700 }, (_, i) => journal.append(bytes(`{"n":${i + 1}}`))));
  const fits = (body: Uint8Array) => new TextDecoder().decode(body) === '{"n":7}';

  const first = await listed(core, journal, { fits });
  const second = await listed(core, journal, { fits, before: first.next ?? 0 });

  deepEqual(first, { ids: [], next: 201 });
  deepEqual(second, { ids: [7], next: null });
});

Deno.test("what waits for longer than a minute, and what is set aside, asks for somebody", async () => {
  await using core = await openTestCore();
  await using journal = await openTestJournal(core);
  await tenDeliveries(core, journal);
  const health = () => loadJournalHealth(core, journal, core.now());

  deepEqual(await health(), { pending: 2, pendingSince: START + 8000, setAside: 1, overdue: false });
  equal(troubles(await health()), 1);
  core.advance(60_000);
  equal(troubles(await health()), 2);
  deepEqual(await findSetAside(core, journal.id, 3), { reason: "TypeError: no", at: START + 10_000 });
  await core.commit((unit) => takeFromAside(unit, journal.id, 3));
  await core.commit((unit) => movePosition(unit, { journalId: journal.id, from: 8, to: 10 }, core.now()));
  deepEqual(await health(), { pending: 0, pendingSince: null, setAside: 0, overdue: false });
});

Deno.test("what is left aside is counted on, with when it first and last came", async () => {
  await using core = await openTestCore();
  await core.commit((unit) => countIgnored(unit, { flows: 2, unknown_number: 1 }, 1000));
  await core.commit((unit) => countIgnored(unit, { flows: 3 }, 2000));
  await core.commit((unit) => countIgnored(unit, {}, 3000));

  deepEqual(await listIgnored(core), [
    { reason: "flows", count: 5, firstAt: 1000, lastAt: 2000 },
    { reason: "unknown_number", count: 1, firstAt: 1000, lastAt: 1000 },
  ]);
});
