/** What every database keeps, embedded or replicated: run it in both modes. */

import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { newId } from "../ids.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { ConstraintViolation, type Database, type Sql, sql, UnitConflict, type Write } from "./mod.ts";

const unit = (...writes: (Sql | Write)[]) => ({
  id: newId("unit", Date.now()),
  writes: writes.map((it) => "query" in it ? it : { query: it }),
});
const set = (key: string, value: string) => sql`INSERT INTO settings(key, value) VALUES (${key}, ${value})`;
const settings = async (db: Database) =>
  (await db.rows(sql`SELECT key, value FROM settings ORDER BY key`)).map((row) => `${row.key}=${row.value}`);
const event = (name: string) => sql`INSERT INTO events(name, payload, at) VALUES (${name}, '{}', 1)`;

Deno.test("a unit whose guard fails leaves no trace and says which statement it was", async () => {
  await using core = await openTestCore();
  await core.db.commit(unit(set("a", "1")));
  const rename: Write = { query: sql`UPDATE settings SET value = '2' WHERE key = 'absent'`, changes: 1 };

  const refused = core.db.commit(unit(set("b", "1"), rename));

  await rejects(refused, (error) => error instanceof UnitConflict && error.statement === rename.query.text);
  deepEqual(await settings(core.db), ["a=1"]);
  equal(core.db.stats().conflicts, 1);
});

/** A guarded statement, and how many rows it truly changes. */
const counted: [string, Sql, number][] = [
  ["an update of nothing", sql`UPDATE settings SET value = 'x' WHERE key = 'none'`, 0],
  ["an update of all", sql`UPDATE settings SET value = 'x'`, 3],
  ["a returning update of two", sql`UPDATE settings SET value = 'x' WHERE key < 'c' RETURNING key`, 2],
  ["a returning update of nothing", sql`UPDATE settings SET value = 'x' WHERE key = 'none' RETURNING key`, 0],
  ["an insert that meets its like", sql`INSERT INTO settings VALUES ('a', '9') ON CONFLICT DO NOTHING`, 0],
  [
    "an insert that updates",
    sql`INSERT INTO settings VALUES ('a', '9') ON CONFLICT DO UPDATE SET value = 'u'`,
    1,
  ],
  ["a delete", sql`DELETE FROM settings WHERE key = 'a'`, 1],
  ["a statement with triggers", sql`UPDATE departments SET position = position + 1`, 2],
];

for (const [what, query, changes] of counted) {
  Deno.test(`a guard counts the rows of ${what}`, async () => {
    await using core = await openTestCore();
    const department = (name: string) =>
      sql`INSERT INTO departments(public_id, name, hue, created_at) VALUES (${name}, ${name}, 1, 1)`;
    await core.db.commit(unit(set("a", "1"), set("b", "1"), set("c", "1"), department("x"), department("y")));

    await rejects(core.db.commit(unit({ query, changes: changes + 1 })), UnitConflict);
    // What came before in the same unit must not be counted instead.
    await core.db.commit(
      unit(set("z", "1"), { query: sql`DELETE FROM settings WHERE key = 'z'` }, { query, changes }),
    );
  });
}

Deno.test("of many units committed together only the bad ones are undone", async () => {
  await using core = await openTestCore();
  await core.db.commit(unit(set("taken", "1")));
  const units = Array.from({ length: 20 }, (_, i) => unit(set(`k${i}`, "1"), event("e")));
  units[3] = unit(set("k3", "1"), set("taken", "2"));
  units[7] = unit(set("k7", "1"), { query: sql`DELETE FROM settings WHERE key = 'none'`, changes: 1 });
  units[11] = unit(set("k11", "1"), sql`INSERT INTO nowhere VALUES (1)`);
  units[13] = unit(
    set("k13", "1"),
    sql`INSERT INTO settings(key, value) VALUES ('taken', '3') RETURNING key`,
  );

  const outcomes = await Promise.allSettled(units.map((it) => core.db.commit(it)));

  const refused = outcomes.flatMap((it, i) => it.status === "rejected" ? [i] : []);
  deepEqual(refused, [3, 7, 11, 13]);
  equal((await settings(core.db)).length, 17);
  equal((await core.emitted()).length, 16);
});

Deno.test("bad data is a violation with SQLite's own words, never a conflict", async () => {
  await using core = await openTestCore();
  await core.db.commit(unit(set("a", "1")));
  const department = (hue: number) =>
    sql`INSERT INTO departments(public_id, name, hue, created_at) VALUES ('d', 'd', ${hue}, 1)`;
  const cases: [Sql, string, string][] = [
    [set("a", "2"), "unique", "settings.key"],
    [department(99), "check", "hue BETWEEN 1 AND 12"],
    [sql`INSERT INTO settings(key) VALUES ('n')`, "not_null", "settings.value"],
    [sql`INSERT INTO memberships(user_id, department_id) VALUES (1, 1)`, "foreign_key", ""],
  ];
  for (const [query, kind, on] of cases) {
    await rejects(core.db.commit(unit(query)), (error) => {
      ok(error instanceof ConstraintViolation);
      deepEqual([error.kind, error.on, /constraint failed/.test(error.message)], [kind, on, true]);
      return true;
    });
  }
});

Deno.test("a unit that is sent again finds its own id and is not done twice", async () => {
  await using core = await openTestCore();
  const once = unit(sql`INSERT INTO events(name, payload, at) VALUES ('e', '{}', 1) RETURNING id`);

  const first = await core.db.commit(once);
  const again = await core.db.commit(once);
  const crowd = await Promise.all(
    [unit(event("other")), once, unit(event("other"))].map((it) => core.db.commit(it)),
  );

  deepEqual(first, { seq: 1, rows: [[{ id: 1 }]] });
  deepEqual(again, { seq: 1, rows: [] });
  deepEqual(crowd[1]?.rows, []);
  deepEqual(await core.emitted(), ["e", "other", "other"]);
});

Deno.test("what a unit's statements return comes back in their order", async () => {
  await using core = await openTestCore();
  const { rows, seq } = await core.db.commit(unit(
    sql`INSERT INTO settings VALUES ('a', '1'), ('b', '2') RETURNING key, value`,
    event("e"),
    sql`SELECT count(*) AS n FROM settings`,
  ));
  deepEqual(rows, [[{ key: "a", value: "1" }, { key: "b", value: "2" }], [], [{ n: 2 }]]);
  equal(seq, 1);
  equal(await core.db.waitFor(seq, 2000), true);
  equal(await core.db.waitFor(seq + 1, 20), false);
});

Deno.test("values come back as they went in", async () => {
  await using core = await openTestCore();
  const query = sql`SELECT ${"Ação 🙂"} AS text, ${2 ** 53 - 1} AS int, ${1.5} AS real, ${null} AS empty,
    ${new Uint8Array([0, 255])} AS bytes, ${true} AS yes`;
  const expected = {
    text: "Ação 🙂",
    int: 2 ** 53 - 1,
    real: 1.5,
    empty: null,
    bytes: new Uint8Array([0, 255]),
    yes: 1,
  };
  for (const reader of [core.db, core.db.primary]) {
    deepEqual(await reader.rows(query), [expected]);
    deepEqual(await reader.batch([query, sql`SELECT 2 AS two LIMIT 1`]), [[expected], [{ two: 2 }]]);
  }
});

Deno.test("whoever listens hears of commits, once for many", async () => {
  await using core = await openTestCore();
  const heard: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = core.db.onCommit((seq) => {
    heard.push(seq);
    if (seq === 50) resolve();
  });
  await Promise.all(Array.from({ length: 50 }, () => core.db.commit(unit(event("e")))));
  await promise;
  stop();
  ok(heard.length < 25, `heard ${heard.length} times`);
  deepEqual(heard, heard.toSorted((a, b) => a - b));
});

Deno.test("a healthy database says so", async () => {
  await using core = await openTestCore();
  const { writable, migrated, queued } = await core.db.health();
  deepEqual([writable, migrated, queued], [true, true, 0]);
});
