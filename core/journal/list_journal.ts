/**
 * The journal as an admin reads it: newest first, each delivery with what became
 * of it, a page at a time.
 *
 * What a body says is only known by reading it, so a search looks through a
 * bounded number of bodies a page and says how far it got: the next page goes on
 * from there. The danger is the main thread, which everybody shares: bodies are
 * read a few at a time, with a breath between.
 */

import { setImmediate } from "node:timers";
import type { Reader } from "../db/mod.ts";
import type { DeliveryHead } from "./delivery.ts";
import { type DeliveryState, listSetAside, loadDeliveryStates } from "./delivery_state_store.ts";
import type { Journal } from "./journal.ts";
import { journalPosition } from "./position_store.ts";

/** What of a journal is read. */
export type ReadableJournal = Pick<Journal, "id" | "list" | "get" | "next" | "newest">;

/** Which deliveries. */
export interface JournalListing {
  readonly state?: DeliveryState | undefined;
  /** Received at that time or later. */
  readonly since?: number | undefined;
  /** Received before that time. */
  readonly until?: number | undefined;
  /** Only bodies of which this is true. */
  readonly fits?: ((body: Uint8Array) => boolean) | undefined;
  /** Only those before this number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A delivery and what became of it. */
export interface JournalRow extends DeliveryHead {
  readonly state: DeliveryState;
}

/** A page of the journal. */
export interface JournalPage {
  readonly rows: readonly JournalRow[];
  /** Where the next page begins; null: this was all. */
  readonly next: number | null;
}

const CHUNK = 50;
/** How much of a search one page does. */
const MOST_BODIES = 500;
const MOST_BYTES = 8 * 1024 * 1024;

/** A page of the journal, newest first. */
export async function listJournal(
  reader: Reader,
  journal: ReadableJournal,
  listing: JournalListing,
): Promise<JournalPage> {
  const { fits, limit } = listing;
  const page: DeliveryHead[] = [];
  const read = { bodies: 0, bytes: 0 };
  let more = false;
  let last: number | null = null;
  for await (const head of candidates(reader, journal, listing)) {
    more = page.length >= limit || read.bodies >= MOST_BODIES || read.bytes >= MOST_BYTES;
    if (more) break;
    last = head.id;
    if (fits) {
      read.bodies++;
      read.bytes += head.size;
      const delivery = journal.get(head.id);
      if (!delivery || !fits(delivery.body)) continue;
    }
    page.push(head);
  }
  const states = await loadDeliveryStates(reader, { journalId: journal.id, ids: page.map(({ id }) => id) });
  return {
    rows: page.map((head) => ({ ...head, state: states.get(head.id) ?? "pending" })),
    next: more ? last : null,
  };
}

/** Everything that may be meant, newest first; a few at a time. */
async function* candidates(
  reader: Reader,
  journal: ReadableJournal,
  { state, since, until, before = Number.MAX_SAFE_INTEGER }: JournalListing,
): AsyncGenerator<DeliveryHead> {
  const { id: journalId } = journal;
  const aside = state ? new Set(await listSetAside(reader, journalId)) : new Set<number>();
  const position = state ? await journalPosition(reader, journalId) : 0;
  const after = Math.max(
    since === undefined ? 0 : firstSince(journal, since) - 1,
    state === "pending" ? position : 0,
  );
  let below = Math.min(before, until === undefined ? Number.MAX_SAFE_INTEGER : firstSince(journal, until));
  if (state === "processed") below = Math.min(below, position + 1);
  if (state === "set_aside") {
    for (const id of [...aside].sort((a, b) => b - a)) {
      const [head] = id > after && id < below
        ? journal.list({ after: id - 1, before: id + 1, limit: 1 })
        : [];
      if (head) yield head;
    }
    return;
  }
  for (;;) {
    const heads = journal.list({ after, before: below, limit: CHUNK });
    for (const head of heads) if (!aside.has(head.id)) yield head;
    const lowest = heads.at(-1);
    if (!lowest || heads.length < CHUNK) return;
    below = lowest.id;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** The number from which on deliveries came at that time or later: ids follow time, so halving finds it. */
function firstSince(journal: Pick<ReadableJournal, "next" | "newest">, at: number): number {
  let [low, high] = [0, journal.newest()];
  while (low < high) { // the first later one is after `low` and not after `high` + 1
    const middle = Math.floor((low + high) / 2);
    const head = journal.next(middle);
    if (!head || head.receivedAt >= at) high = middle;
    else low = head.id;
  }
  return low + 1;
}
