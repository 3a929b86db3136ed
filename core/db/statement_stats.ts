/**
 * How the database is being used: statements counted, slow ones logged, groups
 * measured. Operators read it in the metrics.
 *
 * The danger: arguments hold customers' words. Only a statement's text is ever
 * kept or logged, and texts hold no values (`sql` binds them all).
 */

import type { Log } from "../log.ts";

/** Figures since the database was opened. */
export interface DatabaseStats {
  readonly statements: number;
  readonly slowStatements: number;
  /** Units waiting to be committed. */
  readonly queued: number;
  readonly groups: number;
  readonly units: number;
  readonly largestGroup: number;
  readonly conflicts: number;
  readonly busyRetries: number;
}

/** Statements that take longer than this are logged. */
export const SLOW_MS = 50;

/** Counts statements and groups. */
export class StatementStats {
  #statements = 0;
  #slow = 0;
  #groups = 0;
  #units = 0;
  #largest = 0;
  conflicts = 0;
  busyRetries = 0;

  constructor(private readonly log: Log) {}

  /** One statement took `ms`. */
  statement(text: string, ms: number): void {
    this.#statements++;
    if (ms <= SLOW_MS) return;
    this.#slow++;
    this.log.warn("slow_statement", { ms: Math.round(ms), statement: text.slice(0, 2000) });
  }

  /** One commit held `units`. */
  group(units: number): void {
    this.#groups++;
    this.#units += units;
    this.#largest = Math.max(this.#largest, units);
  }

  /** The figures now. */
  read(queued: number): DatabaseStats {
    return {
      statements: this.#statements,
      slowStatements: this.#slow,
      queued,
      groups: this.#groups,
      units: this.#units,
      largestGroup: this.#largest,
      conflicts: this.conflicts,
      busyRetries: this.busyRetries,
    };
  }
}

/** The figures of two threads as one. */
export function addStats(a: DatabaseStats, b: DatabaseStats): DatabaseStats {
  return {
    statements: a.statements + b.statements,
    slowStatements: a.slowStatements + b.slowStatements,
    queued: a.queued + b.queued,
    groups: a.groups + b.groups,
    units: a.units + b.units,
    largestGroup: Math.max(a.largestGroup, b.largestGroup),
    conflicts: a.conflicts + b.conflicts,
    busyRetries: a.busyRetries + b.busyRetries,
  };
}
