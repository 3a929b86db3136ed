import { deepEqual, equal, notEqual, rejects, throws } from "node:assert/strict";
import { openConnection } from "../db/mod.ts";
import { openJournal, openJournalReader } from "./mod.ts";

const text = (body: Uint8Array) => new TextDecoder().decode(body);
const body = (text: string) => new TextEncoder().encode(text);

async function inFolder(run: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-journal-" });
  try {
    await run(`${folder}/journal.db`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("deliveries are kept in the order they came, with their bytes and their time", () =>
  inFolder(async (path) => {
    let now = 1000;
    const journal = await openJournal({ path, clock: () => now++ });

    const ids = await Promise.all(["a", "é", "c"].map((it) => journal.append(body(it))));

    deepEqual(ids, [1, 2, 3]);
    deepEqual(
      journal.read({ after: 1, limit: 10 }).map((it) => [it.id, text(it.body)]),
      [[2, "é"], [3, "c"]],
    );
    deepEqual(journal.list({ limit: 2 }), [
      { id: 3, receivedAt: 1003, size: 1 },
      { id: 2, receivedAt: 1002, size: 2 },
    ], "a list carries no bodies");
    deepEqual(journal.list({ before: 2, limit: 2 }).map((it) => it.id), [1]);
    equal(text(journal.get(3)?.body ?? new Uint8Array()), "c");
    equal(journal.get(9), null);
    await journal.close();
  }));

Deno.test("many deliveries of one moment share few commits, and each gets its own number", () =>
  inFolder(async (path) => {
    const journal = await openJournal({ path, clock: () => 1 });
    let commits = 0;
    journal.onAppend(() => commits++);

    const ids = await Promise.all(Array.from({ length: 1000 }, (_, i) => journal.append(body(`b${i}`))));

    equal(commits, 1);
    deepEqual(ids, Array.from({ length: 1000 }, (_, i) => i + 1));
    equal(text(journal.get(700)?.body ?? new Uint8Array()), "b699");
    await journal.close();
  }));

Deno.test("a commit is bounded in bytes", () =>
  inFolder(async (path) => {
    const journal = await openJournal({ path, clock: () => 1 });
    const newest: number[] = [];
    journal.onAppend((id) => newest.push(id));
    await Promise.all(Array.from({ length: 5 }, () => journal.append(new Uint8Array(3 * 1024 * 1024))));
    deepEqual(newest, [2, 4, 5]);
    await journal.close();
  }));

Deno.test("a reader in another place sees what was appended, under the same id", () =>
  inFolder(async (path) => {
    const journal = await openJournal({ path, clock: () => 1 });
    const reader = openJournalReader({ path });
    equal(reader.newest(), 0);
    await journal.append(body("x"));
    deepEqual(reader.read({ after: 0, limit: 5 }).map((it) => text(it.body)), ["x"]);
    deepEqual([reader.id, reader.newest()], [journal.id, 1]);
    reader.close();
    await journal.close();
  }));

Deno.test("an opened journal goes on counting; a replaced one has another id", () =>
  inFolder(async (path) => {
    const first = await openJournal({ path, clock: () => 1 });
    await first.append(body("x"));
    await first.close();
    const again = await openJournal({ path, clock: () => 2 });
    deepEqual([again.id, again.newest(), await again.append(body("y"))], [first.id, 1, 2]);
    const other = await openJournal({ path: path + ".other", clock: () => 3 });
    notEqual(other.id, first.id);
    await again.close();
    await other.close();
  }));

Deno.test("an append that the disk refuses is refused, and the next one is kept", () =>
  inFolder(async (path) => {
    const journal = await openJournal({ path, clock: () => 1 });
    const thief = openConnection({ path });
    thief.exec("BEGIN IMMEDIATE");
    await rejects(journal.append(body("lost")), { kind: "unavailable", code: "journal_unavailable" });
    thief.exec("ROLLBACK");
    thief.close();
    equal(await journal.append(body("kept")), 1);
    deepEqual(journal.read({ after: 0, limit: 5 }).map((it) => text(it.body)), ["kept"]);
    await journal.close();
    await rejects(journal.append(body("late")), { code: "journal_unavailable" });
  }));

for (const damage of ["its folder is gone", "a folder lies in its place"]) {
  Deno.test(`appending and reading are refused, and nobody is left waiting, while ${damage}`, () =>
    inFolder(async (path) => {
      const place = `${path}.d/journal.db`;
      await Deno.mkdir(`${path}.d`);
      const journal = await openJournal({ path: place, clock: () => 1 });
      await journal.append(body("before"));
      const thief = openConnection({ path: place });
      thief.exec("BEGIN IMMEDIATE");
      await Deno.rename(`${path}.d`, `${path}.away`);
      if (damage === "a folder lies in its place") await Deno.mkdir(place, { recursive: true });

      const refused = { kind: "unavailable", code: "journal_unavailable" };
      await rejects(journal.append(body("first")), refused);
      for (const each of [1, 2, 3].map((i) => journal.append(body(`${i}`)))) await rejects(each, refused);
      throws(() => journal.list({ limit: 5 }), refused);
      throws(() => journal.read({ after: 0, limit: 5 }), refused);
      thief.exec("ROLLBACK");
      thief.close();

      await Deno.remove(`${path}.d`, { recursive: true }).catch(() => {});
      await Deno.rename(`${path}.away`, `${path}.d`);
      throws(() => journal.get(1), refused, "the first to come opens it again");
      equal(await journal.append(body("after")), 2);
      deepEqual(journal.read({ after: 0, limit: 5 }).map((it) => text(it.body)), ["before", "after"]);
      await journal.close();
    }));
}

Deno.test("a renewed journal has another id for good, and its deliveries", () =>
  inFolder(async (path) => {
    const journal = await openJournal({ path, clock: () => 1 });
    const first = journal.id;
    await journal.append(body("x"));
    journal.renew();
    const second = journal.id;
    notEqual(second, first);
    deepEqual([await journal.append(body("y")), journal.newest()], [2, 2]);
    await journal.close();
    const again = await openJournal({ path, clock: () => 2 });
    deepEqual([again.id, again.read({ after: 0, limit: 5 }).length], [second, 2]);
    await again.close();
  }));

Deno.test("purging takes the old in slices and never what is not yet processed", () =>
  inFolder(async (path) => {
    let now = 0;
    const journal = await openJournal({ path, clock: () => now++ });
    await Promise.all(Array.from({ length: 1200 }, (_, i) => journal.append(body(`${i}`))));
    const slices: number[] = [];
    for (let gone; (gone = journal.purge({ before: 1100, upTo: 1050 })) > 0;) slices.push(gone);
    deepEqual(slices, [500, 500, 50]);
    equal(journal.read({ after: 0, limit: 1 })[0]?.id, 1051);
    equal(await journal.append(body("next")), 1201);
    await journal.close();
  }));

Deno.test("what is read at once is bounded by its size, and one that is larger still comes alone", () =>
  inFolder(async (path) => {
    const journal = await openJournal({ path, clock: () => 1 });
    const MIB = 1024 * 1024;
    for (const size of [1, 5 * MIB, 5 * MIB, 9 * MIB, 1]) await journal.append(new Uint8Array(size));
    const read = (after: number) => journal.read({ after, limit: 100 }).map(({ id }) => id);
    deepEqual([read(0), read(2), read(3), read(4), read(5)], [[1, 2], [3], [4], [5], []]);
    await journal.close();
  }));
