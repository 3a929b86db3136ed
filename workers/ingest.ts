/**
 * Ingest: turns journalled deliveries into messages, in order, batch by batch.
 * It runs in the process (embedded: in the writer's thread) that holds the
 * journal, and keeps its place in the database, in the commit of each batch.
 *
 * Batches are as large as fits into a few milliseconds, so that a colleague's
 * click never waits long behind them. When the database is away, the journal
 * grows and this comes back to it.
 *
 * The danger is one delivery that can never be stored: it would hold up all that
 * follow. A failing batch is halved until the culprit stands alone; that one is
 * set aside, loudly, and the rest goes on. A database that is away is no such
 * failure and sets nothing aside.
 */

import type { Core } from "../core/core.ts";
import { DomainError } from "../core/errors.ts";
import type { Delivery, JournalReader } from "../core/journal/mod.ts";
import type { InboundItem } from "../core/messages/inbound.ts";
import { receiveDeliveries, receivedUpTo, setDeliveryAside } from "../core/messages/mod.ts";
import { IgnoredTally } from "./ignored_tally.ts";

/** What ingest works with. */
export interface IngestOptions {
  readonly core: Core;
  readonly journal: Pick<JournalReader, "id" | "read" | "newest">;
  /** Reads a body; never throws. */
  readonly parse: (body: Uint8Array, receivedAt: number) => InboundItem[];
  /** How long a batch should take; a primary far away wants larger ones. */
  readonly batchMs?: number;
  /** The first wait after the database was away; doubles up to five seconds. */
  readonly retryMs?: number;
}

/** A running ingest. */
export interface Ingest {
  /** There is something new in the journal. */
  wake(): void;
  /** How many deliveries are acknowledged and not yet stored. */
  backlog(): number;
  /** Finishes the batch at hand and ends. */
  stop(): Promise<void>;
}

const SMALLEST = 32;
const LARGEST = 256;
/** While deliveries keep coming, fewer than this wait a moment for company: a batch of one costs as much as one of ten. */
const COMPANY = 32;
const COMPANY_MS = 15;
const LONGEST_WAIT_MS = 5000;
/** A wake-up that was lost costs no more than this. */
const LOOK_EVERY_MS = 1000;
/** Half a minute of trying, with the growing waits between. */
const CONTENDED_TIMES = 12;

/** Starts working off the journal from where the database says it stands. */
export function startIngest(options: IngestOptions): Ingest {
  return new IngestLoop(options);
}

class IngestLoop implements Ingest {
  readonly #core: Core;
  readonly #journal: IngestOptions["journal"];
  readonly #batchMs: number;
  readonly #done: Promise<void>;
  /** null: to be asked for, since the outcome of the last batch is unknown. */
  #position: number | null = null;
  #known = 0;
  #size = 32;
  /** Up to here a batch has failed: sizes do not grow before. */
  #suspectUpTo = 0;
  #failures = 0;
  #contended = { id: 0, times: 0 };
  #lastBatchAt = -Infinity;
  #stopped = false;
  #woken = false;
  #wakeUp = () => {};
  readonly #ignored: IgnoredTally;

  constructor(private readonly options: IngestOptions) {
    this.#core = options.core;
    this.#journal = options.journal;
    this.#ignored = new IgnoredTally(options.core);
    this.#batchMs = options.batchMs ?? (options.core.db.mode === "embedded" ? 20 : 400);
    this.#done = this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#wakeUp();
  }

  backlog(): number {
    return Math.max(0, this.#journal.newest() - this.#known);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#done;
    this.#ignored.report();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (!await this.#step()) await this.#sleep(LOOK_EVERY_MS);
        this.#failures = 0;
      } catch (error) {
        // Recovered here: whatever it was, the deliveries stay in the journal until they are dealt with.
        const wait = this.#waitAfterFailure();
        this.#core.log.warn("ingest_waits", { ms: wait, backlog: this.backlog(), error });
        await this.#sleep(wait, false);
      }
    }
  }

  /** Works off one batch; false: there is none. */
  async #step(): Promise<boolean> {
    this.#woken = false;
    const from = this.#position ?? await receivedUpTo(this.#core, this.#journal.id);
    this.#position = null;
    this.#known = from;
    if (this.#journal.newest() - from < COMPANY && performance.now() - this.#lastBatchAt < COMPANY_MS) {
      await this.#sleep(COMPANY_MS, false);
    }
    const deliveries = this.#journal.read({ after: from, limit: this.#size });
    const last = deliveries.at(-1);
    if (last) await this.#store(deliveries, from, last);
    else this.#position = from;
    return last !== undefined;
  }

  async #store(deliveries: readonly Delivery[], from: number, last: Delivery): Promise<void> {
    const started = performance.now();
    const step = { journalId: this.#journal.id, from, to: last.id };
    try {
      const items = deliveries.flatMap(({ body, receivedAt }) => this.options.parse(body, receivedAt));
      const { position, ignored } = await receiveDeliveries(this.#core, { ...step, items });
      this.#position = this.#known = position;
      this.#ignored.add(ignored);
      this.#lastBatchAt = performance.now();
      this.#adapt(deliveries.length, this.#lastBatchAt - started, position);
    } catch (error) {
      // Recovered here: a database that is away is waited for; anything else is somebody's bad delivery.
      if (error instanceof DomainError && !this.#isHopeless(error, deliveries)) {
        if (error.kind === "conflict") this.#size = Math.max(1, deliveries.length >> 1);
        throw error;
      }
      this.#suspectUpTo = Math.max(this.#suspectUpTo, last.id);
      this.#size = Math.max(1, deliveries.length >> 1);
      if (deliveries.length > 1) return;
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const aside = await setDeliveryAside(this.#core, step, reason.slice(0, 500));
      if (aside) this.#core.log.error("delivery_set_aside", { ...step, error });
    }
  }

  /** A delivery that stands alone and is contended again and again contends with itself. */
  #isHopeless(error: DomainError, [first, ...others]: readonly Delivery[]): boolean {
    if (error.kind !== "conflict" || !first || others.length > 0) return false;
    const { id } = first;
    this.#contended = { id, times: this.#contended.id === id ? this.#contended.times + 1 : 1 };
    return this.#contended.times >= CONTENDED_TIMES;
  }

  #adapt(count: number, ms: number, position: number): void {
    if (position < this.#suspectUpTo) return;
    // A batch that was not full says little about how large one may be.
    if (count < this.#size && ms < this.#batchMs) return;
    const fitting = Math.round(count * Math.min(2, Math.max(0.5, this.#batchMs / Math.max(ms, 0.1))));
    this.#size = Math.min(LARGEST, Math.max(SMALLEST, fitting));
  }

  #waitAfterFailure(): number {
    const wait = (this.options.retryMs ?? 100) * 2 ** Math.min(this.#failures++, 10);
    return Math.min(LONGEST_WAIT_MS, wait);
  }

  async #sleep(ms: number, wakeable = true): Promise<void> {
    if (this.#stopped || (wakeable && this.#woken)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakeUp = () => {
        if (!wakeable && !this.#stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = () => {};
  }
}
