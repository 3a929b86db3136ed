/**
 * A core for tests: the real one, on a database of its own that is copied from
 * a migrated template, with a clock that stands still until told otherwise.
 *
 * `BALCAO_TEST_DATABASE=replicated` runs the same tests against a real primary
 * and a local replica; there, local reads wait until the replica has what this
 * core committed, so that a test need not care.
 */

import { createLog } from "../core/log.ts";
import { openEmbedded, sql } from "../core/db/mod.ts";
import type { Database } from "../core/db/mod.ts";
import type { Core, Reactor } from "../core/core.ts";
import { openCore } from "../core/open_core.ts";
import { createVault } from "../core/vault.ts";
import { migratedTemplate } from "./template.ts";
import { openReplicatedForTest } from "./test_replica.ts";

/** What a test may ask for. */
export interface TestCoreOptions {
  /** Where the clock stands: an ISO time or milliseconds. */
  readonly now?: string | number;
  readonly reactors?: readonly Reactor[];
}

/** A core whose clock and traces a test can reach. */
export interface TestCore extends Core {
  /** Sets the clock. */
  setNow(now: string | number): void;
  /** Moves the clock on. */
  advance(ms: number): void;
  /** The names of all events so far, in order. */
  emitted(): Promise<string[]>;
  /** The kinds of all jobs that wait or run, in order. */
  enqueued(): Promise<string[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Whether this run is against a primary and a replica. */
export const REPLICATED: boolean = Deno.env.get("BALCAO_TEST_DATABASE") === "replicated";

const log = createLog("silent", () => {});
const vault = createVault(new Uint8Array(32).fill(7));
const instant = (now: string | number) => typeof now === "number" ? now : Date.parse(now);

/** Opens a core on a database of its own; disposing of it deletes the database. */
export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const clock = { now: instant(options.now ?? "2026-03-02T09:00:00Z") };
  const { db, remove } = REPLICATED ? await openReplicatedForTest(log) : await openFileForTest();
  const core = openCore({ db, clock: () => clock.now, log, vault, reactors: options.reactors ?? [] });
  const column = async (query: ReturnType<typeof sql>) =>
    (await db.rows(query)).map((row) => String(row.name));
  return Object.assign(core, {
    setNow: (now: string | number) => void (clock.now = instant(now)),
    advance: (ms: number) => void (clock.now += ms),
    emitted: () => column(sql`SELECT name FROM events ORDER BY id`),
    enqueued: () => column(sql`SELECT kind AS name FROM jobs WHERE state <> 'dead' ORDER BY id`),
    [Symbol.asyncDispose]: async () => {
      await db.close();
      await remove();
    },
  });
}

async function openFileForTest(): Promise<{ db: Database; remove: () => Promise<void> }> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-" });
  const path = `${folder}/balcao.db`;
  await Deno.copyFile(await migratedTemplate(), path);
  const db = await openEmbedded({ path, writer: "here", log });
  return { db, remove: () => Deno.remove(folder, { recursive: true }) };
}
