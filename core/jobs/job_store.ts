/**
 * Where jobs wait. Claiming is one statement; the handler runs outside it; a
 * lease returns the jobs of a dead process.
 *
 * The danger is two workers on one job: every later word about a job names the
 * owner and the attempt that claimed it, so a worker that overslept its lease
 * changes nothing. A claim whose answer was lost on the way finds what is its own by
 * the end of its lease, which no two claims share. And order: of the jobs with one order key only the oldest
 * may be claimed, so a message that is being retried holds up its followers.
 */

import type { Core, Unit } from "../core.ts";
import { type Database, jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import type { Claim, ClaimedJob, JobTerms, NewJob } from "./job.ts";

/** The statement that leaves those jobs, in their order; none for none. A unique key that is taken already drops its job. */
export function insertJobs(jobs: readonly NewJob[], at: number): Sql[] {
  if (jobs.length === 0) return [];
  const rows = jobs.map((job: PlainJob) => [
    job.kind,
    job.args,
    job.uniqueKey ?? null,
    job.orderKey ?? null,
    job.runAt ?? at,
  ]);
  return [
    sql`INSERT INTO jobs (kind, args, unique_key, order_key, run_at, created_at)
      SELECT row ->> 0, row -> 1, row ->> 2, row ->> 3, row ->> 4, ${at} FROM ${jsonRows(rows)}
      WHERE true ORDER BY key ON CONFLICT DO NOTHING`,
  ];
}

/** What the table holds of any job; the slices' own types end here. */
type PlainJob = JobTerms & { readonly kind: string; readonly args: unknown };

/** Takes up to `limit` due jobs in `owner`'s name until `leaseMs` from now. */
export async function claimJobs(
  core: Core,
  { owner, limit, leaseMs }: { owner: string; limit: number; leaseMs: number },
): Promise<ClaimedJob[]> {
  const now = core.now();
  const until = leaseEnd(core.db, now + leaseMs);
  const { rows } = await core.commit((unit) => {
    unit.write(sql`UPDATE jobs SET state = 'waiting', owner = NULL, lease_until = NULL
      WHERE state = 'running' AND lease_until < ${now}`);
    unit.write(
      sql`UPDATE jobs SET state = 'running', attempts = attempts + 1, owner = ${owner}, lease_until = ${until}
      WHERE id IN (
        SELECT j.id FROM jobs j WHERE j.state = 'waiting' AND j.run_at <= ${now}
          AND (j.order_key IS NULL OR NOT EXISTS (
            SELECT 1 FROM jobs e WHERE e.order_key = j.order_key AND e.id < j.id AND e.state <> 'dead'))
        ORDER BY j.run_at, j.id LIMIT ${limit})
      RETURNING ${CLAIMED}`,
    );
  });
  // Without rows the unit was sent again and found itself done: whose answer was lost, looks for what it got.
  const claimed = rows.length > 0 ? rows[1] ?? [] : await core.db.primary.rows(
    sql`SELECT ${CLAIMED} FROM jobs WHERE owner = ${owner} AND lease_until = ${until} AND state = 'running'`,
  );
  return claimed.toSorted((a, b) => Number(a["id"]) - Number(b["id"])).map(claimedFromRow);
}

const CLAIMED: Sql = sql`id, kind, args, attempts, order_key, created_at`;

const newestLease = new WeakMap<Database, number>();

/** That time, or the first after it that no earlier claim of this process has. */
function leaseEnd(db: Database, wanted: number): number {
  const newest = newestLease.get(db);
  const end = newest === undefined || wanted > newest ? wanted : newest + 1;
  newestLease.set(db, end);
  return end;
}

/** When the next job is due or the next lease ends; null: nothing waits. Lets an idle worker sleep without writing. */
export async function nextJobAt(reader: Reader): Promise<number | null> {
  const rows = await reader.rows(sql`SELECT min(at) AS at FROM (
    SELECT min(run_at) AS at FROM jobs WHERE state = 'waiting'
    UNION ALL SELECT min(lease_until) FROM jobs WHERE state = 'running')`);
  const at = rows[0]?.["at"];
  return at === null || at === undefined ? null : Number(at);
}

/** Done: the job is forgotten. */
export function finishJob(core: Core, job: Claim, owner: string): Promise<unknown> {
  return core.commit((unit) => unit.write(sql`DELETE FROM jobs WHERE ${mine(job, owner)}`));
}

/** Failed, and to be tried again at that time. */
export function retryJob(
  core: Core,
  job: ClaimedJob,
  owner: string,
  { at, error }: { at: number; error: string },
) {
  return core.commit((unit) =>
    unit.write(
      sql`UPDATE jobs SET state = 'waiting', owner = NULL, lease_until = NULL, run_at = ${at}, last_error = ${error}
      WHERE ${mine(job, owner)}`,
    )
  );
}

/** Not its time yet: later, and this did not count as an attempt. */
export function snoozeJob(core: Core, job: Claim, owner: string, { at }: { at: number }) {
  return core.commit((unit) =>
    unit.write(
      sql`UPDATE jobs SET state = 'waiting', owner = NULL, lease_until = NULL, run_at = ${at}, attempts = attempts - 1
      WHERE ${mine(job, owner)}`,
    )
  );
}

/** Given up: kept as a dead letter with its last error until somebody looks. */
export function buryJob(core: Core, job: Claim, owner: string, error: string) {
  return core.commit((unit) =>
    unit.write(sql`UPDATE jobs SET state = 'dead', owner = NULL, lease_until = NULL, last_error = ${error}
      WHERE ${mine(job, owner)}`)
  );
}

/** Makes the waiting jobs of an order key due at once: what held them up is settled. */
export function wakeJobs(unit: Unit, orderKey: string, now: number): void {
  unit.write(
    sql`UPDATE jobs SET run_at = ${now} WHERE order_key = ${orderKey} AND state = 'waiting' AND run_at > ${now}`,
  );
}

const mine = (job: Claim, owner: string) =>
  sql`id = ${job.id} AND owner = ${owner} AND attempts = ${job.attempts} AND state = 'running'`;

function claimedFromRow(row: Row): ClaimedJob {
  const args: unknown = JSON.parse(String(row["args"]));
  // Written by `Unit.enqueue` alone, which typed kind and args.
  return {
    id: Number(row["id"]),
    kind: row["kind"],
    args,
    attempts: Number(row["attempts"]),
    orderKey: row["order_key"],
    createdAt: Number(row["created_at"]),
  } as ClaimedJob;
}

/** The name a process of that node claims in: the node's, and what tells it from the one before it. */
export function ownerOf(node: string): string {
  return `${node}/${crypto.randomUUID()}`;
}

/** Gives back what the node's last process had in hand: only for the process that has locked its data folder. */
export async function releaseJobs(core: Core, node: string): Promise<void> {
  await core.commit((unit) =>
    unit.write(sql`UPDATE jobs SET state = 'waiting', owner = NULL, lease_until = NULL
      WHERE state = 'running' AND substr(owner, 1, ${node.length + 1}) = ${node + "/"}`)
  );
}
