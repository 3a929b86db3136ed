import { deepEqual, equal, rejects } from "node:assert/strict";
import { openTestCore } from "../testing/test_core.ts";
import { sql, UnitConflict } from "./db/mod.ts";
import { notFound } from "./errors.ts";
import "./users/mod.ts";
import "./messages/mod.ts";
import { listEvents, newestSeq, oldestSeq, purgeEvents } from "./events/event_log.ts";

const setting = (key: string) => sql`SELECT value FROM settings WHERE key = ${key}`;

Deno.test("what a unit writes, announces, leaves to do and audits is there together", async () => {
  await using core = await openTestCore();
  const committed = await core.commit((unit) => {
    unit.write(sql`INSERT INTO settings (key, value) VALUES ('a', '1')`, { changes: 1 });
    unit.emit({ name: "user.rights_changed", userId: "ção 🙂 \u0000 end" });
    unit.emit({ name: "user.rights_changed", userId: "2" });
    unit.enqueue({ kind: "message.send", args: { messageId: "1" } });
    unit.audit({ verb: "setting.change", on: "a", by: null, details: { to: 1 } });
  });

  deepEqual(await core.rows(setting("a")), [{ value: "1" }]);
  const events = await listEvents(core, { after: 0, limit: 10 });
  deepEqual(events.map(({ name, seq }) => [name, seq]), [["user.rights_changed", 1], [
    "user.rights_changed",
    2,
  ]]);
  equal(events[0]?.name === "user.rights_changed" && events[0].userId, "ção 🙂 \u0000 end");
  deepEqual([committed.seq, core.committedSeq, await newestSeq(core)], [2, 2, 2]);
  deepEqual(await core.enqueued(), ["message.send"]);
  deepEqual(await core.rows(sql`SELECT verb, subject, user_id, details FROM audit_lines`), [
    { verb: "setting.change", subject: "a", user_id: null, details: '{"to":1}' },
  ]);
});

Deno.test("a unit whose guard fails leaves no trace", async () => {
  await using core = await openTestCore();
  await rejects(
    core.commit((unit) => {
      unit.write(sql`INSERT INTO settings (key, value) VALUES ('a', '1')`);
      unit.write(sql`UPDATE settings SET value = '2' WHERE key = 'missing'`, { changes: 1 });
      unit.emit({ name: "user.rights_changed", userId: "1" });
    }),
    UnitConflict,
  );
  deepEqual(await core.rows(setting("a")), []);
  deepEqual(await core.emitted(), []);
});

Deno.test("a decision is taken anew when the state it rested on has moved", async () => {
  await using core = await openTestCore();
  await core.commit((unit) => unit.write(sql`INSERT INTO settings (key, value) VALUES ('n', '0')`));
  let decisions = 0;
  await core.decide(async (db) => {
    const [row] = await db.rows(setting("n"));
    if (decisions++ === 0) {
      await core.commit((unit) => unit.write(sql`UPDATE settings SET value = '5' WHERE key = 'n'`));
    }
    await core.commit((unit) =>
      unit.write(
        sql`UPDATE settings SET value = value + 1 WHERE key = 'n' AND value = ${row?.["value"] ?? null}`,
        { changes: 1 },
      )
    );
  });
  equal(decisions, 2);
  deepEqual(await core.rows(setting("n")), [{ value: "6" }]);
});

Deno.test("a state that never stands still ends in a refusal, not in a loop", async () => {
  await using core = await openTestCore();
  await rejects(
    core.decide(() =>
      core.commit((unit) => unit.write(sql`UPDATE settings SET value = 1 WHERE key = 'none'`, { changes: 1 }))
    ),
    { kind: "conflict", code: "state_moved" },
  );
});

Deno.test("a refusal passes through a decision as it is", async () => {
  await using core = await openTestCore();
  await rejects(core.decide(() => Promise.reject(notFound("ticket_not_found", "No such ticket"))), {
    code: "ticket_not_found",
  });
});

Deno.test("a reactor adds to the unit of the event it reacts to", async () => {
  await using core = await openTestCore({
    reactors: [(unit, event) => {
      if (event.name === "user.rights_changed") {
        unit.enqueue({ kind: "message.send", args: { messageId: event.userId } });
      }
    }],
  });
  await core.commit((unit) => unit.emit({ name: "user.rights_changed", userId: "1" }));
  deepEqual(await core.enqueued(), ["message.send"]);
});

Deno.test("old events are forgotten, numbers go on, and the oldest kept is known", async () => {
  await using core = await openTestCore();
  equal(await oldestSeq(core), 1);
  await core.commit((unit) => unit.emit({ name: "user.rights_changed", userId: "1" }));
  core.advance(60_000);
  await core.commit((unit) => unit.emit({ name: "user.rights_changed", userId: "2" }));

  equal(await purgeEvents(core, core.now()), 1);
  equal(await oldestSeq(core), 2);
  equal(await purgeEvents(core, core.now() + 1), 1);
  equal(await oldestSeq(core), 3);
  equal(await newestSeq(core), 2);
});
