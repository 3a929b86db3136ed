/**
 * What a command may touch, and nothing else: the database, the clock, ids, a
 * log, the vault for secrets, and two verbs, `decide` and `commit`.
 *
 * Load, decide, commit: a command reads, decides in a pure function, commits
 * one unit. `emit`, `enqueue` and `audit` exist on the `Unit` only, so what a
 * change makes necessary is written in the commit that made it.
 *
 * The danger: reads may come from a replica that is behind. `decide` therefore
 * runs its body once more against the primary when a guard failed, and before
 * any refusal that rests on a replica's word. Its body must be safe to repeat.
 */

import type { Committed, Database, Reader } from "./db/database.ts";
import type { Sql } from "./db/sql.ts";
import type { DomainEvent } from "./events/event.ts";
import type { NewJob } from "./jobs/job.ts";
import type { IdKind } from "./ids.ts";
import type { Log } from "./log.ts";

/** A line of the audit log: who did what to what. Never holds message text. */
export interface AuditLine {
  readonly verb: string;
  readonly on: string;
  /** The user's public id; null when the system did it. */
  readonly by: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** What a command writes; committed whole or not at all. */
export interface Unit {
  /** Adds a statement; `changes` guards it with the exact number of rows it must change. */
  write(query: Sql, guard?: { changes: number }): void;
  /** Announces a change; reactors add to the same unit. */
  emit(event: DomainEvent): void;
  /** Leaves work to be done after the commit. */
  enqueue(job: NewJob): void;
  /** Says who did it. */
  audit(line: AuditLine): void;
}

/** Adds what follows from an event to the unit that emits it. */
export type Reactor = (unit: Unit, event: DomainEvent, core: Core) => void;

/** Encrypts what must not lie in the database in the clear (AES-256-GCM under SECRET_KEY). */
export interface Vault {
  seal(text: string): string;
  open(sealed: string): string;
}

/** What a command is given. Reading through it reads the local file or replica. */
export interface Core extends Reader {
  readonly db: Database;
  readonly log: Log;
  readonly vault: Vault;
  now(): number;
  newId(kind: IdKind): string;
  /** Runs `body` on local reads; once more on the primary after a conflict or a replica's refusal. */
  decide<T>(body: (db: Reader) => Promise<T>): Promise<T>;
  /** Commits one unit. */
  commit(write: (unit: Unit) => void): Promise<Committed>;
  /** The same core, read from the primary alone: for whoever must see what a replica does not show yet. */
  onPrimary(): Core;
  /** The newest event number among this core's own commits (0: none yet); a route tells its page to wait for it. */
  readonly committedSeq: number;
  /** The same core with a log bound to `fields` and a committedSeq of its own: one a request. */
  scoped(fields: Readonly<Record<string, string>>): Core;
}
