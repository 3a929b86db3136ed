/** What an embedded database asks of its writer, wherever that lives. */

import type { Committed, WriteUnit } from "../database.ts";
import type { DatabaseStats } from "../statement_stats.ts";

/** The way to the writer. */
export interface WriterPort {
  commit(unit: WriteUnit): Promise<Committed>;
  /** Whether it answers. */
  isAlive(): Promise<boolean>;
  stats(): DatabaseStats;
  /** A message for the composition in the writer's thread. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): () => void;
  /** Hears of commits, those of the writer's own thread included. */
  onCommit(listener: (seq: number) => void): void;
  close(): Promise<void>;
}
