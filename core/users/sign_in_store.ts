/** Failed sign-ins as rows, one a key: an account or an address. */

import type { Unit } from "../core.ts";
import { type Reader, sql } from "../db/mod.ts";

/** What a key may do before it has to wait, and how long the wait can grow. */
export interface Allowance {
  readonly free: number;
  readonly longestMs: number;
}

/** What is known of a key's failures, or null. */
export async function findFailures(
  reader: Reader,
  key: string,
): Promise<{ failures: number; lastAt: number } | null> {
  const [row] = await reader.rows(sql`SELECT failures, last_at FROM sign_in_failures WHERE key = ${key}`);
  return row ? { failures: Number(row.failures), lastAt: Number(row.last_at) } : null;
}

/** One more failure; guarded by there being room for it (the rule of `waitAfter`, in SQL). */
export function countFailureOf(
  unit: Unit,
  { key, now, forgetBefore, allowance }: {
    key: string;
    now: number;
    forgetBefore: number;
    allowance: Allowance;
  },
): void {
  const forgotten = sql`last_at < ${forgetBefore}`;
  const room = sql`${forgotten} OR failures < ${allowance.free} OR
    last_at + min(${allowance.longestMs}, 1000 * (1 << min(30, failures - ${allowance.free}))) <= ${now}`;
  unit.write(
    sql`INSERT INTO sign_in_failures (key, failures, last_at) VALUES (${key}, 1, ${now})
      ON CONFLICT (key) DO UPDATE SET
        failures = CASE WHEN ${forgotten} THEN 1 ELSE failures + 1 END, last_at = ${now}
      WHERE ${room}`,
    { changes: 1 },
  );
}

/** Takes back what was counted at `at`: the failure before it was at `before`, unless others have failed since. */
export function takeBackFailureOf(
  unit: Unit,
  { key, at, before }: { key: string; at: number; before: number },
): void {
  unit.write(
    sql`UPDATE sign_in_failures SET failures = failures - 1,
        last_at = CASE WHEN last_at = ${at} AND ${before} > 0 THEN ${before} ELSE last_at END
      WHERE key = ${key}`,
  );
  unit.write(sql`DELETE FROM sign_in_failures WHERE key = ${key} AND failures <= 0`);
}

/** Wipes a key's slate. */
export function deleteFailuresOf(unit: Unit, key: string): void {
  unit.write(sql`DELETE FROM sign_in_failures WHERE key = ${key}`);
}

/** Forgets the failures that lie before that time. */
export function deleteFailuresBefore(unit: Unit, at: number): void {
  unit.write(sql`DELETE FROM sign_in_failures WHERE last_at < ${at}`);
}
