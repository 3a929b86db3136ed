/**
 * What the database can refuse, told apart once: bad data (this unit's fault),
 * a busy file (try again), a sick disk or an absent primary (nobody's fault,
 * come back later).
 *
 * The danger: an error read from the wrong side. A constraint is recognised by
 * SQLite's own sentence, which is the same in the file and over HTTP; codes are
 * not (a primary gives no extended code). A failed guard never comes this way:
 * it is a `UnitConflict`.
 */

import { DomainError, unavailable } from "../errors.ts";

/** Which rule of the schema a unit's data broke. */
export type ConstraintKind = "unique" | "check" | "not_null" | "foreign_key" | "other";

/** The unit's data broke a rule of the schema; the text is SQLite's. */
export class ConstraintViolation extends Error {
  override readonly name = "ConstraintViolation";
  constructor(
    message: string,
    readonly kind: ConstraintKind,
    /** The columns (`users.email`) or the name of the constraint that was broken; empty if SQLite did not say. */
    readonly on: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const KINDS: Readonly<Record<string, ConstraintKind>> = {
  "UNIQUE": "unique",
  "CHECK": "check",
  "NOT NULL": "not_null",
  "FOREIGN KEY": "foreign_key",
};
const SENTENCE = /(?:(UNIQUE|CHECK|NOT NULL|FOREIGN KEY) )?constraint failed(?:: ([\w., ]*\w))?/;
const DATATYPE = /cannot store \w+ value in \w+ column (\S+)/;
const BUSY = /\b(SQLITE_BUSY|SQLITE_LOCKED)|database (table )?is locked/;
const SICK =
  /\bSQLITE_(FULL|IOERR|NOMEM|CORRUPT|NOTADB|READONLY|CANTOPEN|PROTOCOL)|disk I\/O error|database or disk is full|out of memory|disk image is malformed|file is not a database|unable to open database file|readonly database|database connection is not open/;

const textOf = (error: unknown) =>
  error instanceof Error
    ? `${"code" in error && typeof error.code === "string" ? error.code : ""} ${error.message}`
    : String(error);

/** The violation that an error of the driver tells of; null if it tells of something else. */
export function constraintIn(error: unknown): ConstraintViolation | null {
  if (error instanceof ConstraintViolation) return error;
  if (!(error instanceof Error)) return null;
  const said = SENTENCE.exec(error.message);
  if (said) {
    return new ConstraintViolation(error.message, KINDS[said[1] ?? ""] ?? "other", said[2] ?? "", {
      cause: error,
    });
  }
  const type = DATATYPE.exec(error.message);
  return type && new ConstraintViolation(error.message, "other", type[1] ?? "", { cause: error });
}

/** Whether somebody else held the lock; nothing was committed. */
export const isBusy = (error: unknown): boolean => BUSY.test(textOf(error));

/** Whether the file or its disk failed, whatever the statement was. */
export const isSick = (error: unknown): boolean => SICK.test(textOf(error));

/** Over HTTP: whether the primary may have done what was asked although it did not say so. */
export function isUnknown(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return !/^(SQLITE_|SQL_|ARGS_)/.test(code);
}

/** What a caller is told: `unavailable` where the database is at fault, else the error itself. */
export const refusalOf = (error: unknown): unknown =>
  isBusy(error) || isSick(error) ? asUnavailable(error) : error;

/** The refusal a caller sees when the database, and not the request, is at fault. */
export function asUnavailable(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return isBusy(error)
    ? unavailable("database_busy", "The database is busy; try again in a moment", { reason }, error)
    : unavailable("database_unavailable", "The database cannot be reached or written", { reason }, error);
}
