/**
 * The spool in front of the database: Meta's deliveries, exactly as they came,
 * on this node's own disk before Meta is told 200. It works the same whether
 * the database is a file beside it or a primary that is away.
 *
 * Deliveries that arrive in one turn of the event loop are written together and
 * each append is resolved only after that commit.
 *
 * The danger: an acknowledged delivery that is not on the disk is a lost
 * customer message. If the disk refuses, every append of that turn is refused
 * (Meta will deliver again) and the file is opened anew for the next.
 */

import { setImmediate } from "node:timers";
import type { Clock } from "../clock.ts";
import {
  type Connection,
  type ConnectionOptions,
  openConnection,
  reopenConnection,
  type SqlValue,
} from "../db/mod.ts";
import { unavailable } from "../errors.ts";
import type { Delivery, DeliveryHead, DeliveryRange } from "./delivery.ts";
import {
  deliveryAfter,
  findDelivery,
  journalId,
  listDeliveries,
  newestDelivery,
  prepareJournal,
  purgeDeliveries,
  readDeliveries,
  renameJournal,
} from "./journal_file.ts";

/** What can be read of a journal, from any thread. */
export interface JournalReader {
  /** Random; a journal that was replaced has another. */
  readonly id: string;
  /** The deliveries after a number, oldest first. */
  read(page: { after: number; limit: number }): Delivery[];
  /** The newest delivery's number; 0: none yet. */
  newest(): number;
  close(): void;
}

/** A journal that can be appended to; one a data folder. */
export interface Journal extends Omit<JournalReader, "close"> {
  /** Keeps a body; resolves with its number once it is on the disk, else throws `journal_unavailable`. */
  append(body: Uint8Array): Promise<number>;
  /** The deliveries between two numbers, newest first, without their bodies. */
  list(range: DeliveryRange): DeliveryHead[];
  /** The delivery right after a number, without its body; null: there is none. */
  next(after: number): DeliveryHead | null;
  get(id: number): Delivery | null;
  /** Calls back after appends, once a commit, with the newest number. */
  onAppend(listener: (newest: number) => void): () => void;
  /** Deletes a slice of what came before that time (and not after `upTo`); says how many. Repeat until 0. */
  purge(what: { before: number; upTo?: number }): number;
  /** Takes another id, so that everything it holds is read anew. */
  renew(): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly body: Uint8Array;
  readonly receivedAt: number;
  readonly resolve: (id: number) => void;
  readonly reject: (error: Error) => void;
}

const ROWS_A_STATEMENT = 64;
const BYTES_A_COMMIT = 8 * 1024 * 1024;
const PURGE_SLICE = 500;
/** This is the main thread: it never waits long for a lock. */
const BUSY_TIMEOUT_MS = 250;

/** Opens the journal of a node, made if absent. */
// deno-lint-ignore require-await -- what the driver throws must reach the caller as a rejection
export async function openJournal(options: { path: string; clock: Clock }): Promise<Journal> {
  return new FileJournal(options.path, options.clock);
}

/** Opens an existing journal for reading only, in any thread. */
export function openJournalReader({ path }: { path: string }): JournalReader {
  const file = openConnection({ path, readOnly: true });
  return {
    id: journalId(file),
    read: ({ after, limit }) => readDeliveries(file, after, limit),
    newest: () => newestDelivery(file),
    close: () => file.close(),
  };
}

class FileJournal implements Journal {
  readonly #options: ConnectionOptions;
  #id: string;
  #file: Connection;
  #newest: number;
  #queue: Waiting[] = [];
  #flushing: Promise<void> | undefined;
  #closed = false;
  readonly #listeners = new Set<(newest: number) => void>();

  constructor(path: string, private readonly clock: Clock) {
    this.#options = { path, busyTimeoutMs: BUSY_TIMEOUT_MS };
    this.#file = openConnection(this.#options);
    prepareJournal(this.#file, clock());
    this.#id = journalId(this.#file);
    this.#newest = newestDelivery(this.#file);
  }

  get id(): string {
    return this.#id;
  }

  append(body: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(notKept(new Error("The journal is closed")));
      this.#queue.push({ body, receivedAt: this.clock(), resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  read({ after, limit }: { after: number; limit: number }): Delivery[] {
    return this.#use((file) => readDeliveries(file, after, limit));
  }

  list(range: DeliveryRange): DeliveryHead[] {
    return this.#use((file) => listDeliveries(file, range));
  }

  next(after: number): DeliveryHead | null {
    return this.#use((file) => deliveryAfter(file, after));
  }

  get(id: number): Delivery | null {
    return this.#use((file) => findDelivery(file, id));
  }

  newest(): number {
    return this.#newest;
  }

  onAppend(listener: (newest: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  purge({ before, upTo = Number.MAX_SAFE_INTEGER }: { before: number; upTo?: number }): number {
    return this.#use((file) => purgeDeliveries(file, before, upTo, PURGE_SLICE));
  }

  renew(): void {
    this.#id = this.#use((file) => renameJournal(file, this.clock()));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
    this.#file.close();
  }

  async #flush(): Promise<void> {
    while (await nextTurn(), this.#queue.length > 0) {
      const group = this.#queue.splice(0, this.#groupSize());
      try {
        const first = this.#write(group);
        this.#newest = first + group.length - 1;
        group.forEach(({ resolve }, i) => resolve(first + i));
        for (const listener of [...this.#listeners]) listener(this.#newest);
      } catch (error) {
        // Recovered here: the senders are told to come again, and the file is opened anew.
        group.forEach(({ reject }) => reject(notKept(error)));
        this.#file = reopenConnection(this.#file, this.#options);
      }
    }
    this.#flushing = undefined;
  }

  /** As many as wait, as long as one commit stays below its bytes; at least one. */
  #groupSize(): number {
    let bytes = 0;
    const over = this.#queue.findIndex(({ body }) => (bytes += body.length) > BYTES_A_COMMIT);
    return over < 0 ? this.#queue.length : Math.max(1, over);
  }

  /** Writes a group in one commit; the number of its first. */
  #write(group: readonly Waiting[]): number {
    const file = this.#file;
    file.exec("BEGIN IMMEDIATE");
    try {
      for (let i = 0; i < group.length; i += ROWS_A_STATEMENT) {
        const part = group.slice(i, i + ROWS_A_STATEMENT);
        const args = part.flatMap(({ receivedAt, body }): SqlValue[] => [receivedAt, body]);
        const values = Array(part.length).fill("(?, ?)").join(", ");
        file.run({ text: `INSERT INTO deliveries(received_at, body) VALUES ${values}`, args });
      }
      const newest = newestDelivery(file);
      file.exec("COMMIT");
      return newest - group.length + 1;
    } catch (error) {
      if (file.inTransaction) file.exec("ROLLBACK");
      throw error;
    }
  }

  /** Whatever but an append: a file that fails is opened anew for whoever comes next. */
  #use<T>(work: (file: Connection) => T): T {
    try {
      return work(this.#file);
    } catch (error) {
      if (!this.#closed) this.#file = reopenConnection(this.#file, this.#options);
      throw unavailable("journal_unavailable", "The journal of deliveries cannot be read", {}, error);
    }
  }
}

const notKept = (cause: unknown) =>
  unavailable("journal_unavailable", "The delivery could not be kept; deliver it again", {}, cause);
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
