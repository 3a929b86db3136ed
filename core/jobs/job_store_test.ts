import { deepEqual, equal } from "node:assert/strict";
import type { ClaimedJob } from "./job.ts";
import { openTestCore } from "../../testing/test_core.ts";
import type { Core } from "../core.ts";
import type { Database } from "../db/mod.ts";
import "../messages/mod.ts";
import { openCore } from "../open_core.ts";
import type { JobTerms } from "./job.ts";
import { buryJob, claimJobs, finishJob, nextJobAt, retryJob, snoozeJob, wakeJobs } from "./job_store.ts";

const work = (core: Core, n: number, terms: JobTerms = {}) =>
  core.commit((unit) => unit.enqueue({ kind: "message.send", args: { messageId: String(n) }, ...terms }));
const claim = (core: Core, owner = "a", limit = 10) => claimJobs(core, { owner, limit, leaseMs: 60_000 });
/** The same database, reached by a line that sends each unit so. */
const through = (db: Database, commit: Database["commit"]): Database => ({
  mode: db.mode,
  primary: db.primary,
  rows: (query) => db.rows(query),
  batch: (queries) => db.batch(queries),
  commit,
  onCommit: (listener) => db.onCommit(listener),
  waitFor: (seq, ms) => db.waitFor(seq, ms),
  health: () => db.health(),
  stats: () => db.stats(),
  close: () => db.close(),
});
const numbers = (jobs: readonly ClaimedJob[]) =>
  jobs.flatMap(({ args }) => "messageId" in args ? [Number(args.messageId)] : []);

Deno.test("due jobs are claimed oldest first, once, and later ones wait for their time", async () => {
  await using core = await openTestCore();
  await work(core, 1);
  await work(core, 2);
  await work(core, 3, { runAt: core.now() + 5_000 });

  deepEqual(numbers(await claim(core)), [1, 2]);
  deepEqual(await claim(core, "b"), []);
  core.advance(5_000);
  deepEqual(numbers(await claim(core, "b")), [3]);
});

Deno.test("of the jobs with one order key only the oldest is claimed, even while it waits to be retried", async () => {
  await using core = await openTestCore();
  await work(core, 1, { orderKey: "ana" });
  await work(core, 2, { orderKey: "ana" });
  await work(core, 3, { orderKey: "bia" });

  const [first, other] = await claim(core);
  deepEqual(numbers([first, other].flatMap((job) => job ?? [])), [1, 3]);
  if (!first) throw new Error("nothing was claimed");
  await retryJob(core, first, "a", { at: core.now() + 1_000, error: "busy" });
  deepEqual(await claim(core), []);

  core.advance(1_000);
  const [again] = await claim(core);
  if (!again) throw new Error("nothing was claimed");
  deepEqual([again.attempts, numbers([again])], [2, [1]]);
  await finishJob(core, again, "a");
  deepEqual(numbers(await claim(core)), [2]);
});

Deno.test("a dead letter no longer holds up its followers", async () => {
  await using core = await openTestCore();
  await work(core, 1, { orderKey: "ana" });
  await work(core, 2, { orderKey: "ana" });
  const [first] = await claim(core);
  if (!first) throw new Error("nothing was claimed");
  await buryJob(core, first, "a", "hopeless");
  deepEqual(numbers(await claim(core)), [2]);
});

Deno.test("the jobs of a dead worker come back when its lease ends, and its late word changes nothing", async () => {
  await using core = await openTestCore();
  await work(core, 1);
  const [lost] = await claim(core, "dead");
  if (!lost) throw new Error("nothing was claimed");
  core.advance(60_001);

  const [back] = await claim(core, "alive");
  deepEqual([back?.id, back?.attempts], [lost.id, 2]);
  await finishJob(core, lost, "dead");
  equal(await nextJobAt(core), core.now() + 60_000);
});

Deno.test("a claim that was sent twice because its answer was lost gets its own jobs, and no other claim's", async () => {
  await using core = await openTestCore();
  const { db, log, vault, now: clock } = core;
  let lost = false;
  const commit: Database["commit"] = async (unit) => {
    const committed = await db.commit(unit);
    return lost ? await db.commit(unit) : committed;
  };
  const lossy = openCore({ db: through(db, commit), clock, log, vault });
  await work(core, 1);
  await claim(lossy);
  await work(core, 2);
  await work(core, 3);

  // The same moment, the same owner: only its own lease tells this claim from the one before.
  lost = true;
  const claimed = await claim(lossy);

  deepEqual(numbers(claimed), [2, 3]);
  deepEqual(claimed.map(({ attempts }) => attempts), [1, 1]);
  for (const job of claimed) await finishJob(core, job, "a");
  deepEqual(await core.enqueued(), ["message.send"], "the first claim's job is still in hand");
});

Deno.test("a second job with a live unique key is dropped", async () => {
  await using core = await openTestCore();
  await work(core, 1, { uniqueKey: "once" });
  await work(core, 2, { uniqueKey: "once" });
  const [only, ...rest] = await claim(core);
  if (!only) throw new Error("nothing was claimed");
  deepEqual([numbers([only]), rest], [[1], []]);
  await finishJob(core, only, "a");
  await work(core, 3, { uniqueKey: "once" });
  deepEqual(numbers(await claim(core)), [3]);
});

Deno.test("a snooze is not an attempt, and waking makes it due at once", async () => {
  await using core = await openTestCore();
  await work(core, 1, { orderKey: "ana" });
  const [job] = await claim(core);
  if (!job) throw new Error("nothing was claimed");
  await snoozeJob(core, job, "a", { at: core.now() + 60_000 });
  equal(await nextJobAt(core), core.now() + 60_000);

  await core.commit((unit) => wakeJobs(unit, "ana", core.now()));
  const [woken] = await claim(core);
  equal(woken?.attempts, 1);
});

Deno.test("an idle queue has no next time", async () => {
  await using core = await openTestCore();
  equal(await nextJobAt(core), null);
});
