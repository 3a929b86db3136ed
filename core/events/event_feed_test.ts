import { deepEqual, equal, ok } from "node:assert/strict";
import { eventually } from "../../testing/eventually.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import type { Database, Reader } from "../db/mod.ts";
import type { Sql } from "../db/mod.ts";
import "../departments/department.ts";
import "../users/user.ts";
import type { LoggedEvent } from "./event.ts";
import { type EventFeed, type EventFeedParts, openEventFeed, type Reset } from "./event_feed.ts";
import { purgeEvents } from "./event_log.ts";

interface Someone {
  readonly id: string;
  readonly blind?: boolean;
}
type Feed = EventFeed<Someone, LoggedEvent>;

/** Everybody sees everything but the blind; a change of rights resets the one it is about. */
function audience(viewer: Someone, event: LoggedEvent): LoggedEvent | Reset | null {
  if (event.name === "user.rights_changed") {
    return event.userId === viewer.id ? { name: "reset", seq: event.seq } : null;
  }
  return viewer.blind ? null : event;
}

async function withFeed(
  body: (core: TestCore, feed: Feed) => Promise<void>,
  parts: Partial<EventFeedParts<Someone, LoggedEvent>> = {},
): Promise<void> {
  await using core = await openTestCore();
  const feed = openEventFeed<Someone, LoggedEvent>({ db: core.db, log: core.log, audience, ...parts });
  try {
    await body(core, feed);
  } finally {
    feed.close();
  }
}

function follow(feed: Feed, after: number, more: Partial<Parameters<Feed["follow"]>[0]> = {}) {
  const got: number[] = [];
  const resets: number[] = [];
  const state = { ended: false };
  const stop = feed.follow({
    viewer: { id: "usr_ana" },
    reload: () => Promise.resolve({ id: "usr_ana" }),
    after,
    send: (event) => void (event.name === "reset" ? resets : got).push(event.seq),
    end: () => void (state.ended = true),
    ...more,
  });
  return { got, resets, stop, state };
}

async function announce(core: TestCore, times = 1): Promise<void> {
  await core.commit((unit) => {
    for (let i = 0; i < times; i++) unit.emit({ name: "settings.changed" });
  });
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

Deno.test("whoever follows gets what lies after their cursor and then what happens", () =>
  withFeed(async (core, feed) => {
    await announce(core, 5);
    const ana = follow(feed, 2);
    await eventually(() => ana.got.length === 3, "the replay is complete");

    await announce(core, 2);

    await eventually(() => ana.got.length === 5, "the news has come");
    deepEqual(ana.got, [3, 4, 5, 6, 7]);
  }));

Deno.test("however many commits fall into a replay, nothing is missing and nothing comes twice", () =>
  withFeed(async (core, feed) => {
    await announce(core, 3000);
    const late = [0, 700, 1500, 2999, 3000].map((after) => ({ after, ...follow(feed, after) }));
    const commits = Promise.all(upTo(1, 200).map(() => announce(core)));
    const joining = upTo(1, 5).map(() => ({ after: 3000, ...follow(feed, 3000) }));
    await commits;

    for (const { after, got } of [...late, ...joining]) {
      await eventually(() => got.at(-1) === 3200, `the follower after ${after} has the newest`);
      deepEqual(got, upTo(after + 1, 3200));
    }
  }, { keep: 100 }));

Deno.test("a cursor that is older than what is kept is told to load anew, and then follows", () =>
  withFeed(async (core, feed) => {
    await announce(core, 10);
    core.advance(1000);
    while (await purgeEvents(core, core.now()) > 0);
    await announce(core, 2);
    const ana = follow(feed, 4);
    await eventually(() => ana.resets.length === 1, "the reset has come");
    await announce(core);
    await eventually(() => ana.got.length === 1, "the news has come");

    deepEqual([ana.resets, ana.got], [[12], [13]]);
  }));

Deno.test("who has seen everything misses nothing by a purge", () =>
  withFeed(async (core, feed) => {
    await announce(core, 10);
    core.advance(1000);
    while (await purgeEvents(core, core.now()) > 0);
    const ana = follow(feed, 10);
    await announce(core);

    await eventually(() => ana.got.length === 1, "the news has come");
    deepEqual([ana.resets, ana.got], [[], [11]]);
  }));

Deno.test("a cursor too far behind, or from a future that never was, is told to load anew", () =>
  withFeed(async (core, feed) => {
    await announce(core, 30);
    const [behind, ahead] = [follow(feed, 1), follow(feed, 31)];

    await eventually(() => behind.resets.length + ahead.resets.length === 2, "both were reset");
    deepEqual([behind.resets, behind.got, ahead.resets, ahead.got], [[30], [], [30], []]);
  }, { maxReplay: 20 }));

Deno.test("a change of rights resets its user alone, who then follows with the rights of now", () =>
  withFeed(async (core, feed) => {
    let answer = (_: Someone) => {};
    const ana = follow(feed, 0, { reload: () => new Promise((resolve) => answer = resolve) });
    const bruno = follow(feed, 0, { viewer: { id: "usr_bruno" } });
    await eventually(() => feed.followers === 2, "both follow");

    await core.commit((unit) => unit.emit({ name: "user.rights_changed", userId: "usr_ana" }));
    await eventually(() => ana.resets.length === 1, "Ana was reset");
    await announce(core, 3);
    await eventually(() => bruno.got.length === 3, "Bruno has the news");
    deepEqual(ana.got, []); // nothing while her rights are unknown
    answer({ id: "usr_ana", blind: true });
    await core.commit((unit) => unit.emit({ name: "user.rights_changed", userId: "usr_ana" }));

    await eventually(() => ana.resets.length === 2, "Ana was reset again");
    deepEqual([ana.got, bruno.resets], [[], []]);
  }));

Deno.test("who may no longer look is let go", () =>
  withFeed(async (core, feed) => {
    const ana = follow(feed, 0, { reload: () => Promise.resolve(null) });
    await eventually(() => feed.followers === 1, "Ana follows");
    await core.commit((unit) => unit.emit({ name: "user.rights_changed", userId: "usr_ana" }));

    await eventually(() => ana.state.ended, "her line has ended");
    equal(feed.followers, 0);
  }));

Deno.test("a replay waits while its reader has no room, and holds up nobody else", () =>
  withFeed(async (core, feed) => {
    await announce(core, 1200);
    let free = () => {};
    const slow = follow(feed, 0, { room: () => new Promise((resolve) => free = resolve) });
    const quick = follow(feed, 0);
    await eventually(() => quick.got.length === 1200 && slow.got.length > 0, "the quick one has all");
    ok(slow.got.length < 1200);

    await eventually(() => (free(), slow.got.length === 1200), "the slow one has all in the end");
    deepEqual(slow.got, upTo(1, 1200));
  }));

Deno.test("while nobody follows nothing is read", () => {
  let reads = 0;
  const counting = (db: Database): Database => {
    const rows = (query: Sql) => (reads++, db.primary.rows(query));
    const primary: Reader = { rows, batch: (queries) => db.primary.batch(queries) };
    return Object.create(db, { primary: { value: primary }, onCommit: { value: db.onCommit.bind(db) } });
  };
  return (async () => {
    await using core = await openTestCore();
    const feed = openEventFeed<Someone, LoggedEvent>({ db: counting(core.db), log: core.log, audience });
    let commits = 0;
    const unlisten = core.db.onCommit(() => commits++);
    await announce(core, 10);
    await eventually(() => commits > 0, "the commit was announced");
    equal(reads, 0);

    const ana = follow(feed, 0);
    await eventually(() => ana.got.length === 10, "the replay is complete");
    ok(reads > 0);
    unlisten();
    feed.close();
  })();
});

Deno.test("a database that is away holds the feed up; when it is back nothing is missing", async () => {
  await using core = await openTestCore();
  let [away, refused] = [false, 0];
  const rows = (query: Sql) => {
    if (!away) return core.db.primary.rows(query);
    refused++;
    return Promise.reject(new Error("the database is away"));
  };
  const primary: Reader = { rows, batch: (queries) => core.db.primary.batch(queries) };
  const db: Database = Object.create(core.db, {
    primary: { value: primary },
    onCommit: { value: core.db.onCommit.bind(core.db) },
  });
  const feed = openEventFeed<Someone, LoggedEvent>({ db, log: core.log, audience, retryMs: 5 });
  const ana = follow(feed, 0);
  await eventually(() => feed.followers === 1, "Ana follows");
  away = true;
  await announce(core, 3);
  await eventually(() => refused > 1, "it was tried, and tried again");
  await announce(core, 3);
  away = false;

  await eventually(() => ana.got.length === 6, "all has come");
  deepEqual(ana.got, upTo(1, 6));
  feed.close();
});

Deno.test("a bug over one event costs its follower a loading anew, and the others nothing", () =>
  withFeed(async (core, feed) => {
    const [ana, bruno] = [follow(feed, 0), follow(feed, 0, { viewer: { id: "usr_bruno" } })];
    await announce(core, 3);
    await eventually(() => ana.got.length === 2 && bruno.got.length === 3, "both have the news");

    deepEqual([ana.got, ana.resets, bruno.got], [[1, 3], [2], [1, 2, 3]]);
  }, {
    audience: (viewer, event) => {
      if (viewer.id === "usr_ana" && event.seq === 2) throw new TypeError("a bug");
      return event;
    },
  }));

Deno.test("a closed feed ends all lines", () =>
  withFeed(async (_core, feed) => {
    const ana = follow(feed, 0);
    await eventually(() => feed.followers === 1, "Ana follows");
    feed.close();
    const late = follow(feed, 0);

    await eventually(() => late.state.ended, "the late one was refused");
    equal(ana.state.ended, true);
  }));
