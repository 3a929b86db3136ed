/**
 * What receiving left aside, counted and logged now and then: traffic for a
 * number nobody has registered, fields of Meta's that nothing here reads yet.
 * An admin who misses messages finds the reason in the log; a flood of them
 * does not fill it.
 */

import type { Core } from "../core/core.ts";

const REPORT_EVERY_MS = 10_000;

/** Counts by reason. */
export class IgnoredTally {
  readonly #counts = new Map<string, number>();
  #reportedAt = 0;

  constructor(private readonly core: Pick<Core, "log" | "now">) {}

  /** So much more; logged at once if the last line is ten seconds old. */
  add(ignored: Readonly<Record<string, number>>): void {
    for (const [reason, n] of Object.entries(ignored)) {
      this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + n);
    }
    if (this.core.now() - this.#reportedAt >= REPORT_EVERY_MS) this.report();
  }

  /** Logs what has been counted since the last line, if anything. */
  report(): void {
    if (this.#counts.size === 0) return;
    this.core.log.info("inbound_ignored", Object.fromEntries(this.#counts));
    this.#counts.clear();
    this.#reportedAt = this.core.now();
  }
}
