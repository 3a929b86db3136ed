/**
 * `/healthz` says that the process answers; `/readyz` that it can do its work:
 * the database takes writes, the schema is this program's, and a worker's heart
 * beat within the last minute. Beside that it says whether what Meta delivered becomes
 * messages: a node whose journal is stuck still takes deliveries, so it stays ready.
 *
 * Both are open to everybody, so they say nothing of the inside, and `/readyz`
 * asks the database at most once a second however often it is called, a little
 * oftener while the answer is no: whoever starts a node waits for the yes.
 */

import { type Database, sql } from "../core/db/mod.ts";
import type { Clock } from "../core/clock.ts";
import { loadJournalHealth, type ReadableJournal, troubles } from "../core/journal/mod.ts";
import { pathOf } from "./listen.ts";

/** A worker whose heart has not beaten for so long is taken for dead. */
export const HEARTBEAT_FRESH_MS = 60_000;

const YES_MS = 1000;
const NO_MS = 100;

/** What `/readyz` answers. */
export interface Readiness {
  readonly ready: boolean;
  readonly database: boolean;
  readonly schema: boolean;
  readonly heartbeat: boolean;
  /** Nothing of the journal waits for longer than a minute, and nothing is set aside. */
  readonly journal: boolean;
}

/** Answers `/healthz` and `/readyz`; null: some other path. */
export function createHealth(
  db: Database,
  clock: Clock,
  journal: ReadableJournal,
): (request: Request) => Promise<Response> | Response | null {
  let asked: Promise<Readiness> | undefined;
  let askAgainAt = 0;
  return (request) => {
    const path = pathOf(request.url);
    if (path === "/healthz") return plain("ok", 200);
    if (path !== "/readyz") return null;
    if (!asked || clock() >= askAgainAt) {
      askAgainAt = clock() + YES_MS;
      asked = readiness(db, clock(), journal);
    }
    return asked.then((now) => {
      if (!now.ready) askAgainAt = Math.min(askAgainAt, clock() + NO_MS);
      return plain(JSON.stringify(now), now.ready ? 200 : 503, "application/json");
    });
  };
}

/** Whether this node can do its work now. */
export async function readiness(db: Database, now: number, journal: ReadableJournal): Promise<Readiness> {
  try {
    const { writable, migrated } = await db.health();
    const [row] = await db.rows(sql`SELECT max(at) AS at FROM heartbeats`);
    const heartbeat = Number(row?.at ?? 0) > now - HEARTBEAT_FRESH_MS;
    const health = await loadJournalHealth(db, journal, now);
    return {
      ready: writable && migrated && heartbeat,
      database: writable,
      schema: migrated,
      heartbeat,
      journal: troubles(health) === 0,
    };
  } catch { // whatever it was, the answer is the same; the database logs its own troubles
    return { ready: false, database: false, schema: false, heartbeat: false, journal: false };
  }
}

function plain(body: string, status: number, type = "text/plain"): Response {
  return new Response(body + "\n", {
    status,
    headers: { "content-type": type, "cache-control": "no-store" },
  });
}
