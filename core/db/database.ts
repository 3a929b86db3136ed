/**
 * The one door to libSQL. Everything above it speaks of readers, units and
 * guards and cannot tell a local file from a primary across an ocean.
 *
 * Reading: statements in, rows out; a batch is answered from one snapshot.
 * Writing: a unit is a list of statements that stand or fall together, sent in
 * one go; many units may share one COMMIT. A statement may say how many rows
 * it must change; if it changes another number, that unit alone is undone and
 * `UnitConflict` is raised: the state on which it was decided has moved.
 *
 * The danger: an outcome may be unknown (the link died after COMMIT). Every
 * unit carries an id that its first statement records, so that sending it
 * again is safe and a retry that finds its own id has succeeded.
 */

import type { Row, Sql } from "./sql.ts";
import type { DatabaseStats } from "./statement_stats.ts";

/** Who can be read from: the local file or replica, or the primary. */
export interface Reader {
  /** The rows of one query. */
  rows(query: Sql): Promise<Row[]>;
  /** The rows of each query, all from one snapshot, in one round trip. */
  batch(queries: readonly Sql[]): Promise<Row[][]>;
}

/** A statement of a unit; `changes` is its guard: the exact number of rows it must change. */
export interface Write {
  readonly query: Sql;
  readonly changes?: number;
}

/** What stands or falls together. */
export interface WriteUnit {
  readonly id: string;
  readonly writes: readonly Write[];
}

/** What became of a committed unit. */
export interface Committed {
  /** The newest event at that commit: whoever has seen it has seen this unit. */
  readonly seq: number;
  /** The rows that each statement returned (RETURNING), in order; empty when a retry found its own id. */
  readonly rows: Row[][];
}

/** The guard of a unit did not hold: look again, decide again. */
export class UnitConflict extends Error {
  override readonly name = "UnitConflict";
  constructor(readonly statement: string) {
    super("The state this unit was decided on has moved");
  }
}

/** How the database fares. */
export interface DatabaseHealth {
  readonly writable: boolean;
  readonly migrated: boolean;
  readonly mode: "embedded" | "replicated";
  /** Units waiting to be committed. */
  readonly queued: number;
  /** Replica only: events behind the primary, if known. */
  readonly lag?: number;
}

/** An open database. Reads go to the local file or replica unless `primary` is asked. */
export interface Database extends Reader {
  readonly mode: "embedded" | "replicated";
  /** The source of truth; in embedded mode the database itself. */
  readonly primary: Reader;
  /** Commits one unit; throws `UnitConflict`, or `DomainError` unavailable when the primary is away. */
  commit(unit: WriteUnit): Promise<Committed>;
  /** Calls back after commits, here or on another node, with the newest event's number (coalesced). */
  onCommit(listener: (seq: number) => void): () => void;
  /** Waits until local reads have reached `seq`; false when `ms` passed first. */
  waitFor(seq: number, ms: number): Promise<boolean>;
  health(): Promise<DatabaseHealth>;
  /** Figures for the metrics. */
  stats(): DatabaseStats;
  close(): Promise<void>;
}
