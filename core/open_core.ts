/**
 * Opens a core on a database: the only place that turns a command's `Unit`
 * into statements.
 *
 * Events, jobs and audit lines of a unit are gathered and written with one
 * statement each, after the unit's own writes, so that a unit of three hundred
 * messages costs what a unit of three does.
 *
 * The danger: `decide` repeats its body. On a replica even a refusal may rest
 * on stale rows, so it is asked once more of the primary before anybody is
 * refused; a guard that keeps failing ends in `state_moved`, never in a loop.
 */

import { appendLines } from "./audit_log.ts";
import type { Clock } from "./clock.ts";
import type { AuditLine, Core, Reactor, Unit, Vault } from "./core.ts";
import { conflict, DomainError } from "./errors.ts";
import { type Committed, type Database, type Reader, UnitConflict, type Write } from "./db/mod.ts";
import type { DomainEvent } from "./events/event.ts";
import { appendEvents } from "./events/event_log.ts";
import { type IdKind, newId } from "./ids.ts";
import type { NewJob } from "./jobs/job.ts";
import { insertJobs } from "./jobs/job_store.ts";
import type { Log } from "./log.ts";

/** What a core is made of. */
export interface OpenCore {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly vault: Vault;
  /** Run on every event, inside the unit that emits it. */
  readonly reactors?: readonly Reactor[];
  /** Makes ids; tests hand in sequential ones. */
  readonly ids?: (kind: IdKind, at: number) => string;
  /** What is read from first; the database itself unless told. */
  readonly reader?: Reader;
}

/** How often a decision is taken anew before giving up. */
const DECISIONS = 8;

/** A core on that database. */
export function openCore(parts: OpenCore): Core {
  const { db, clock, log, vault, reactors = [], ids = newId, reader = db } = parts;
  const core: Core & { committedSeq: number } = {
    db,
    log,
    vault,
    committedSeq: 0,
    now: clock,
    newId: (kind) => ids(kind, clock()),
    rows: (query) => reader.rows(query),
    batch: (queries) => reader.batch(queries),
    decide: (body) => decide(db, reader, body),
    async commit(write) {
      const { unit, writes } = gather(core, reactors);
      write(unit);
      const committed: Committed = await db.commit({ id: newId("unit", clock()), writes: writes() });
      core.committedSeq = Math.max(core.committedSeq, committed.seq);
      return committed;
    },
    onPrimary: () => openCore({ ...parts, reader: db.primary }),
    scoped: (fields) => openCore({ ...parts, log: log.with(fields) }),
  };
  return core;
}

async function decide<T>(db: Database, first: Reader, body: (db: Reader) => Promise<T>): Promise<T> {
  let reader = first;
  for (let decision = 1;; decision++) {
    try {
      return await body(reader);
    } catch (error) {
      // Recovered here: a decision taken on a state that has moved, or on a replica's word.
      const moved = error instanceof UnitConflict;
      const unsure = reader === db && db.mode === "replicated" && error instanceof DomainError &&
        error.kind !== "unavailable";
      if (!moved && !unsure) throw error;
      if (decision === DECISIONS) {
        throw moved ? conflict("state_moved", "Others keep changing this", {}, error) : error;
      }
      reader = db.primary;
    }
  }
}

function gather(core: Core, reactors: readonly Reactor[]): { unit: Unit; writes: () => Write[] } {
  const writes: Write[] = [];
  const events: DomainEvent[] = [];
  const jobs: NewJob[] = [];
  const lines: AuditLine[] = [];
  const unit: Unit = {
    write: (query, guard) => void writes.push(guard ? { query, changes: guard.changes } : { query }),
    emit(event) {
      events.push(event);
      for (const react of reactors) react(unit, event, core);
    },
    enqueue: (job) => void jobs.push(job),
    audit: (line) => void lines.push(line),
  };
  const at = core.now();
  return {
    unit,
    writes: () => [
      ...writes,
      ...[...appendEvents(events, at), ...insertJobs(jobs, at), ...appendLines(lines, at)].map((query) => ({
        query,
      })),
    ],
  };
}
