/**
 * From the customer's send to the public API: asks for events as a program
 * would, and compares what they say with when it was written.
 */

import { openConnection, sql } from "../../core/db/mod.ts";
import { quantile } from "./process_figures.ts";
import type { Served } from "./served.ts";

const EVERY_MS = 10;

/** Follows from now on, once the API has been loaded by a first request; `stop` gives the latencies. */
export async function followVisible(
  { url, token, database }: Served,
): Promise<{ stop(): Promise<{ p50: number; p99: number }> }> {
  const latencies: number[] = [];
  let stopped = false;
  const db = openConnection({ path: database, readOnly: true });
  const newest = Number(db.all(sql`SELECT seq FROM sqlite_sequence WHERE name = 'events'`)[0]?.seq ?? 0);
  db.close();
  const ask = async (after: number) => {
    const query = `limit=100&after=${after}`;
    const answer = await fetch(`${url}/api/v1/events?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return await answer.json() as { data: unknown[]; seq: number; next_cursor: string | null };
  };
  await ask(newest);
  const following = (async () => {
    let after = newest;
    while (!stopped) {
      const page = await ask(after);
      const now = Date.now();
      for (
        const [, at] of JSON.stringify(page.data).matchAll(/"text":"n=[^"]* at=(\d+)"[^{}]*"provider_id"/g)
      ) {
        latencies.push(now - Number(at));
      }
      after = page.seq;
      if (page.next_cursor === null) await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await following;
      latencies.sort((a, b) => a - b);
      return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
    },
  };
}
