/**
 * The main thread's end of the writer's Worker: sends units, gives each caller
 * its own answer, passes on news of commits, log lines and messages.
 *
 * The danger is a Worker that has died: nobody would answer, and requests would
 * hang for ever. Its death (or its silence while units wait) refuses everything
 * that waits and everything that comes, and `onGone` hears of it: the process has
 * to end, so that whoever supervises it starts it anew.
 */

import { DomainError, unavailable } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { Committed, WriteUnit } from "../database.ts";
import type { DatabaseStats } from "../statement_stats.ts";
import { StatementStats } from "../statement_stats.ts";
import type { WriterPort } from "./writer_port.ts";
import type { FromWriter, ToWriter } from "./writer_protocol.ts";
import { receiveError } from "./writer_protocol.ts";

/** How to start the Worker. */
export interface WriterWorkerOptions {
  readonly script: URL;
  readonly path: string;
  readonly log: Log;
  readonly setup?: unknown;
  /** Called once when the writer has died; not when it was closed. */
  readonly onGone?: (why: DomainError) => void;
  /** How long a writer may say nothing while units wait; 30 seconds unless told otherwise. */
  readonly silenceMs?: number;
}

interface Caller {
  readonly resolve: (committed: Committed) => void;
  readonly reject: (error: Error) => void;
}

/** A writer that says nothing for so long while units wait is taken for dead. */
const SILENCE_MS = 30_000;
const PING_MS = 3000;

/** Starts the Worker and waits until it has opened the file. */
export async function openWriterWorker(options: WriterWorkerOptions): Promise<WriterPort> {
  const worker = new WriterWorker(options);
  await worker.opened;
  return worker;
}

class WriterWorker implements WriterPort {
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #log: Log;
  readonly #onGone: (why: DomainError) => void;
  readonly #silenceMs: number;
  readonly #callers = new Map<number, Caller>();
  readonly #pings = new Map<number, () => void>();
  readonly #messageListeners = new Set<(message: unknown) => void>();
  readonly #watch: ReturnType<typeof setInterval>;
  #commitListener: (seq: number) => void = () => {};
  #outbox: { n: number; unit: WriteUnit }[] = [];
  #stats: DatabaseStats;
  #lastHeard = performance.now();
  #death: DomainError | undefined;
  #opened = Promise.withResolvers<void>();
  #closed = Promise.withResolvers<void>();
  #n = 0;

  constructor(options: WriterWorkerOptions) {
    this.#log = options.log;
    this.#onGone = options.onGone ?? (() => {});
    this.#silenceMs = options.silenceMs ?? SILENCE_MS;
    this.#stats = new StatementStats(options.log).read(0);
    this.opened = this.#opened.promise;
    this.#worker = new Worker(options.script, { type: "module", name: "writer" });
    this.#worker.onmessage = (event: MessageEvent<FromWriter>) => this.#hear(event.data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#die(event.message);
    };
    this.#watch = setInterval(() => this.#checkSilence(), Math.min(1000, this.#silenceMs));
    Deno.unrefTimer(this.#watch);
    this.#send({ kind: "open", path: options.path, setup: options.setup });
  }

  commit(unit: WriteUnit): Promise<Committed> {
    if (this.#death) return Promise.reject(this.#death);
    return new Promise((resolve, reject) => {
      const n = ++this.#n;
      if (this.#callers.size === 0) this.#lastHeard = performance.now();
      this.#callers.set(n, { resolve, reject });
      if (this.#outbox.push({ n, unit }) === 1) queueMicrotask(() => this.#flush());
    });
  }

  isAlive(): Promise<boolean> {
    if (this.#death) return Promise.resolve(false);
    return new Promise((resolve) => {
      const n = ++this.#n;
      const late = setTimeout(() => (this.#pings.delete(n), resolve(false)), PING_MS);
      this.#pings.set(n, () => (clearTimeout(late), resolve(true)));
      this.#send({ kind: "ping", n });
    });
  }

  stats(): DatabaseStats {
    return { ...this.#stats, queued: this.#callers.size };
  }

  post(message: unknown): void {
    if (!this.#death) this.#send({ kind: "message", message });
  }

  onMessage(listener: (message: unknown) => void): () => void {
    this.#messageListeners.add(listener);
    return () => this.#messageListeners.delete(listener);
  }

  onCommit(listener: (seq: number) => void): void {
    this.#commitListener = listener;
  }

  async close(): Promise<void> {
    if (!this.#death) {
      this.#flush();
      this.#send({ kind: "close" });
      await this.#closed.promise;
      this.#die("closed");
    }
  }

  #send(message: ToWriter): void {
    this.#worker.postMessage(message);
  }

  #flush(): void {
    if (this.#outbox.length > 0) this.#send({ kind: "commit", units: this.#outbox });
    this.#outbox = [];
  }

  #hear(message: FromWriter): void {
    this.#lastHeard = performance.now();
    switch (message.kind) {
      case "opened":
        return this.#opened.resolve();
      case "failed":
        return this.#die("The writer could not start", receiveError(message.error));
      case "settled":
        this.#stats = message.stats;
        for (const answer of message.answers) {
          const caller = this.#callers.get(answer.n);
          this.#callers.delete(answer.n);
          if (answer.ok) caller?.resolve(answer.committed);
          else caller?.reject(receiveError(answer.error));
        }
        return;
      case "committed":
        return this.#commitListener(message.seq);
      case "pong":
        this.#stats = message.stats;
        this.#pings.get(message.n)?.();
        this.#pings.delete(message.n);
        return;
      case "log":
        return this.#log[message.level](message.event, { ...message.fields });
      case "message":
        return this.#messageListeners.forEach((listen) => listen(message.message));
      case "closed":
        return this.#closed.resolve();
    }
  }

  #checkSilence(): void {
    if (this.#callers.size > 0 && performance.now() - this.#lastHeard > this.#silenceMs) this.#die("silent");
  }

  #die(reason: string, cause?: Error): void {
    if (this.#death) return;
    if (reason !== "closed") this.#log.error("writer_gone", { reason, error: cause });
    this.#death = unavailable("database_writer_gone", "The database's writer is gone", { reason }, cause);
    clearInterval(this.#watch);
    this.#worker.terminate();
    this.#opened.reject(cause instanceof DomainError ? cause : this.#death);
    this.#closed.resolve();
    for (const caller of this.#callers.values()) caller.reject(this.#death);
    this.#callers.clear();
    this.#pings.clear();
    if (reason !== "closed") this.#onGone(this.#death);
  }
}
