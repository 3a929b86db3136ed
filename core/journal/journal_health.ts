/**
 * Whether what Meta delivered becomes messages: what an admin is alarmed by.
 *
 * Customers see their two ticks as soon as Meta has handed a message over; if it then
 * lies in the journal, nobody answers and nobody knows. So anything older than a
 * minute, and anything set aside, is said on every page of an admin's.
 */

import type { Reader } from "../db/mod.ts";
import { countSetAside } from "./delivery_state_store.ts";
import type { Journal } from "./journal.ts";
import { journalPosition } from "./position_store.ts";

/** After so long a delivery that is no message yet is trouble. */
export const OVERDUE_MS = 60_000;

/** How a node's journal stands. */
export interface JournalHealth {
  /** Deliveries that are no messages yet. */
  readonly pending: number;
  /** Since when the oldest of them waits; null: none does. */
  readonly pendingSince: number | null;
  readonly setAside: number;
  /** The oldest waits for longer than a minute. */
  readonly overdue: boolean;
}

/** Nothing waits. */
export const QUIET_JOURNAL: JournalHealth = { pending: 0, pendingSince: null, setAside: 0, overdue: false };

/** How that journal stands now. */
export async function loadJournalHealth(
  reader: Reader,
  journal: Pick<Journal, "id" | "next" | "newest">,
  now: number,
): Promise<JournalHealth> {
  const position = await journalPosition(reader, journal.id);
  const oldest = journal.next(position);
  return {
    pending: oldest ? Math.max(1, journal.newest() - position) : 0,
    pendingSince: oldest?.receivedAt ?? null,
    setAside: await countSetAside(reader, journal.id),
    overdue: oldest !== null && now - oldest.receivedAt > OVERDUE_MS,
  };
}

/** How many things of a journal ask for somebody. */
export const troubles = ({ setAside, overdue }: JournalHealth): number => setAside + (overdue ? 1 : 0);
