/**
 * `/healthz` says that the process answers; `/readyz` that it can do its work:
 * the database takes writes, the schema is this program's, and a worker's heart
 * beat within the last minute.
 *
 * Both are open to everybody, so they say nothing of the inside, and `/readyz`
 * asks the database at most once a second however often it is called.
 */

import { type Database, sql } from "../core/db/mod.ts";
import type { Clock } from "../core/clock.ts";
import { pathOf } from "./listen.ts";

/** A worker whose heart has not beaten for so long is taken for dead. */
export const HEARTBEAT_FRESH_MS = 60_000;

/** What `/readyz` answers. */
export interface Readiness {
  readonly ready: boolean;
  readonly database: boolean;
  readonly schema: boolean;
  readonly heartbeat: boolean;
}

/** Answers `/healthz` and `/readyz`; null: some other path. */
export function createHealth(
  db: Database,
  clock: Clock,
): (request: Request) => Promise<Response> | Response | null {
  let asked: Promise<Readiness> | undefined;
  let askedAt = 0;
  return (request) => {
    const path = pathOf(request.url);
    if (path === "/healthz") return plain("ok", 200);
    if (path !== "/readyz") return null;
    if (!asked || clock() - askedAt > 1000) {
      askedAt = clock();
      asked = readiness(db, clock());
    }
    return asked.then((now) => plain(JSON.stringify(now), now.ready ? 200 : 503, "application/json"));
  };
}

/** Whether this node can do its work now. */
export async function readiness(db: Database, now: number): Promise<Readiness> {
  try {
    const { writable, migrated } = await db.health();
    const [row] = await db.rows(sql`SELECT max(at) AS at FROM heartbeats`);
    const heartbeat = Number(row?.at ?? 0) > now - HEARTBEAT_FRESH_MS;
    return { ready: writable && migrated && heartbeat, database: writable, schema: migrated, heartbeat };
  } catch { // whatever it was, the answer is the same; the database logs its own troubles
    return { ready: false, database: false, schema: false, heartbeat: false };
  }
}

function plain(body: string, status: number, type = "text/plain"): Response {
  return new Response(body + "\n", {
    status,
    headers: { "content-type": type, "cache-control": "no-store" },
  });
}
