/**
 * Runs jobs: claims what is due, as many at once as there are hands, and says
 * what became of each.
 *
 * Of the jobs with one order key only the oldest can be claimed; when it is done
 * the next is looked for at once. A commit in this process wakes the runner, so a
 * message leaves within milliseconds; a look every second is the safety net.
 *
 * The danger is a handler that outlives its lease: another worker would start the
 * same job. The lease is far longer than any call may take, and handlers guard
 * themselves all the same.
 */

import type { Core } from "../core/core.ts";
import type { ClaimedJob, JobKind, JobMap } from "../core/jobs/job.ts";
import { buryJob, claimJobs, finishJob, nextJobAt, retryJob, snoozeJob } from "../core/jobs/job_store.ts";
import { verdict } from "./verdict.ts";
import { within } from "./within.ts";

/** How jobs of one kind are done. */
export interface JobHandler<K extends JobKind> {
  /** Does the work; throws what `verdict` decides on. */
  run(args: JobMap[K], job: ClaimedJob): Promise<void>;
  /** The job is given up for good: whoever waits for it must see that. */
  abandon?(args: JobMap[K]): Promise<void>;
}

/** One handler for every kind of job. */
export type JobHandlers = { readonly [K in JobKind]: JobHandler<K> };

/** What a runner is made of. */
export interface RunnerParts {
  readonly core: Core;
  /** Of every kind that can come up here. */
  readonly handlers: Partial<JobHandlers>;
  /** Unique to this process. */
  readonly owner: string;
  /** Jobs at once; 32 unless told. */
  readonly hands?: number;
  readonly leaseMs?: number;
  readonly pollMs?: number;
}

/** A running runner. */
export interface Runner {
  /** Looks for due jobs now. */
  wake(): void;
  /** Takes no further job; resolves when those in hand are done, or after `withinMs` where that is given. */
  stop(withinMs?: number): Promise<void>;
}

/** After an empty claim (what is due waits behind others) a commit alone does not cause another one sooner. */
const EMPTY_CLAIM_MS = 25;

/** Starts running jobs. */
export function startRunner(parts: RunnerParts): Runner {
  const { core, owner, hands = 32, leaseMs = 60_000, pollMs = 1000 } = parts;
  const inHand = new Set<Promise<void>>();
  let stopping = false;
  let woken = false;
  let ring: () => void = () => {};

  const wake = () => {
    woken = true;
    ring();
  };
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => (clearTimeout(timer), resolve());
      if (woken) ring();
    });

  /** Claims and starts what is due; says how long there is nothing to look for. */
  async function look(): Promise<number> {
    if (inHand.size >= hands) return pollMs;
    const due = await nextJobAt(core.db.primary);
    if (due === null) return pollMs;
    if (due > core.now()) return Math.min(pollMs, due - core.now());
    const jobs = await claimJobs(core, { owner, limit: hands - inHand.size, leaseMs });
    if (jobs.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, EMPTY_CLAIM_MS));
      return pollMs;
    }
    for (const job of jobs) {
      const work = perform(parts, job).finally(() => {
        inHand.delete(work);
        wake();
      });
      inHand.add(work);
    }
    return 0;
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      woken = false;
      let rest = pollMs;
      try {
        rest = await look();
      } catch (error) { // the loop's border: the database is away; jobs wait where they are
        core.log.error("runner_failed", { error });
      }
      if (rest > 0 && !stopping) await sleep(rest);
    }
  }

  const unlisten = core.db.onCommit(wake);
  const ended = loop();
  return {
    wake,
    async stop(withinMs) {
      stopping = true;
      unlisten();
      wake();
      const done = ended.then(() => Promise.allSettled(inHand));
      await within(done, withinMs);
    },
  };
}

/** Does one job and records what became of it. Never throws: a job that could not be recorded comes back with its lease. */
async function perform({ core, handlers, owner }: RunnerParts, job: ClaimedJob): Promise<void> {
  // The kind and its arguments belong together: that is how jobs are enqueued.
  const handler = handlers[job.kind] as JobHandler<JobKind> | undefined;
  try {
    try {
      if (!handler) throw new Error(`nobody here does ${job.kind}`);
      await handler.run(job.args, job);
      await finishJob(core, job, owner);
    } catch (error) { // the runner's border: every failure becomes a verdict
      await judge(core, job, owner, error, () => handler?.abandon?.(job.args));
    }
  } catch (error) {
    core.log.error("job_unrecorded", { job: job.id, kind: job.kind, error });
  }
}

async function judge(
  core: Core,
  job: ClaimedJob,
  owner: string,
  error: unknown,
  abandon: () => Promise<void> | undefined,
): Promise<void> {
  const said = error instanceof Error ? error.message : String(error);
  const judged = verdict(error, job, core.now());
  if (judged.kind === "snooze") return void await snoozeJob(core, job, owner, { at: judged.at });
  core.log.warn("job_failed", {
    job: job.id,
    kind: job.kind,
    attempts: job.attempts,
    verdict: judged.kind,
    error,
  });
  if (judged.kind === "retry") {
    return void await retryJob(core, job, owner, { at: judged.at, error: said });
  }
  await abandon();
  await buryJob(core, job, owner, said);
}
