/**
 * Units on their way to the primary: while one request is under way others
 * queue, and go together in the next; a group is one transaction.
 *
 * A guard over the wire is a statement after the guarded one that inserts into
 * `unit_guards` if `changes()` is not what was expected; that table refuses
 * every row by a constraint of its own name, which no bad data can utter.
 *
 * The danger: a request whose answer never came may have been committed. The
 * same units are sent again, and one that finds its own id has succeeded. After
 * a few attempts the callers are told `database_unavailable`, which for them
 * means: unknown, look again. A primary whose disk is full or failing is told the
 * same way, at once: it is never any unit's fault.
 */

import type { Committed, WriteUnit } from "../database.ts";
import { UnitConflict } from "../database.ts";
import { asUnavailable, constraintIn, isBusy, isSick, isUnknown } from "../database_errors.ts";
import { newestEvent, seqOf } from "../commit/commit_group.ts";
import type { Primary } from "./primary.ts";
import type { Row, Sql } from "../sql.ts";
import { sql } from "../sql.ts";
import type { StatementStats } from "../statement_stats.ts";

interface Waiting {
  readonly unit: WriteUnit;
  readonly resolve: (committed: Committed) => void;
  readonly reject: (error: Error) => void;
}

const GROUP_UNITS = 128;
const BUSY_ATTEMPTS = 8;
const UNKNOWN_ATTEMPTS = 3;

/** The queue in front of the primary. */
export class RemoteQueue {
  #queue: Waiting[] = [];
  #draining: Promise<void> | undefined;
  /** Whether the last group could not be delivered. */
  troubled = false;

  constructor(private readonly primary: Primary, private readonly stats: StatementStats) {}

  /** Units that wait for the next request. */
  get length(): number {
    return this.#queue.length;
  }

  /** Commits one unit with whatever else waits. */
  commit(unit: WriteUnit): Promise<Committed> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ unit, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (await nextTurn(), this.#queue.length > 0) {
      await this.#settle(this.#queue.splice(0, GROUP_UNITS));
    }
    this.#draining = undefined;
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    try {
      const committed = await this.#insist(group.map(({ unit }) => unit));
      this.stats.group(group.length);
      this.troubled = false;
      group.forEach(({ resolve }, i) => resolve(committed[i] ?? { seq: 0, rows: [] }));
    } catch (error) {
      if (isUnknown(error) || isBusy(error) || isSick(error)) return this.#giveUp(group, error);
      // The fault lies in one unit of several: apart, each gets what it deserves.
      if (group.length > 1) { for (const one of group) await this.#settle([one]); }
      else await this.#refuse(group[0], error);
    }
  }

  /** Those that wait behind have not been sent; they need not wait for the same end. */
  #giveUp(group: readonly Waiting[], error: unknown): void {
    this.troubled = true;
    for (const { reject } of [...group, ...this.#queue.splice(0)]) reject(asUnavailable(error));
  }

  async #refuse(one: Waiting | undefined, error: unknown): Promise<void> {
    const violation = constraintIn(error);
    if (violation?.on === "units.id") {
      // It found its own id: an earlier sending of it was committed after all.
      const rows = await this.primary.rows(newestEvent).catch(() => []);
      return one?.resolve({ seq: seqOf(rows), rows: [] });
    }
    if (violation?.on === "unit_guard_failed") {
      this.stats.conflicts++;
      return one?.reject(new UnitConflict(failedStatement(one.unit, error)));
    }
    one?.reject(violation ?? (error instanceof Error ? error : new Error(String(error))));
  }

  async #insist(units: readonly WriteUnit[]): Promise<Committed[]> {
    for (let busy = 1, unknown = 1;;) {
      try {
        return await sendGroup(this.primary, units);
      } catch (error) {
        const again = isBusy(error)
          ? busy++ < BUSY_ATTEMPTS
          : isUnknown(error) && unknown++ < UNKNOWN_ATTEMPTS;
        if (!again) throw error;
        this.stats.busyRetries++;
        await new Promise((resolve) => setTimeout(resolve, (10 + 40 * Math.random()) * (busy + unknown)));
      }
    }
  }
}

async function sendGroup(primary: Primary, units: readonly WriteUnit[]): Promise<Committed[]> {
  const statements: Sql[] = [];
  const places = units.map((unit) => {
    const { queries, places } = statementsOf(unit);
    const start = statements.length;
    statements.push(...queries);
    return places.map((place) => start + place);
  });
  const results = await primary.send([...statements, newestEvent]);
  const seq = seqOf(results.at(-1) ?? []);
  return places.map((mine) => ({ seq, rows: mine.map((place): Row[] => results[place] ?? []) }));
}

/** A unit as statements, and where in them its writes stand. */
function statementsOf(unit: WriteUnit): { queries: Sql[]; places: number[] } {
  const queries: Sql[] = [sql`INSERT INTO units(id, at) VALUES (${unit.id}, ${Date.now()})`];
  const places = unit.writes.map(({ query, changes }) => {
    const place = queries.push(query) - 1;
    if (changes !== undefined) {
      queries.push(sql`INSERT INTO unit_guards(statement) SELECT ${place} WHERE changes() <> ${changes}`);
    }
    return place;
  });
  return { queries, places };
}

/** The text that the failed guard stood behind, as far as the driver says which one failed. */
function failedStatement(unit: WriteUnit, error: unknown): string {
  const at = error instanceof Error && "statementIndex" in error ? Number(error.statementIndex) : 0;
  return statementsOf(unit).queries[at - 1]?.text ?? "";
}

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
