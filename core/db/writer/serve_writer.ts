/**
 * The Worker's end: opens the one write connection, answers the main thread,
 * and lets the composition (the ingest loop) use the same database object in
 * the same queue, so that commands stand between its batches.
 *
 *   serveWriter(async ({ db, setup, log, onMessage }) => {
 *     const ingest = startIngest({ … });
 *     onMessage((message) => ingest.wake());
 *     return { stop: () => ingest.stop() };
 *   });
 *
 * The danger: an error nobody catches ends this thread. That is on purpose: a
 * dead writer is noticed and ends the process, which is started anew; a limping
 * one is not.
 */

import type { Log } from "../../log.ts";
import type { Outcome } from "../commit/commit_group.ts";
import { WriterDatabase } from "./writer_database.ts";
import type { Answer, FromWriter, LogLine, ToWriter } from "./writer_protocol.ts";
import { sendError } from "./writer_protocol.ts";

/** What the composition in the writer's thread is given. */
export interface WriterThread {
  /** The writer itself: reads and commits without leaving the thread. */
  readonly db: WriterDatabase;
  /** What `openEmbedded({ setup })` handed over. */
  readonly setup: unknown;
  /** Lines go to the main thread's log. */
  readonly log: Log;
  /** Hears what the main thread posts. */
  onMessage(listener: (message: unknown) => void): void;
  /** Posts to the main thread. */
  post(message: unknown): void;
}

/** What the composition gives back. */
export interface WriterComposition {
  stop(): Promise<void> | void;
}

/** The part of a Worker's global scope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWriter>) => void) | null;
  postMessage(message: FromWriter): void;
  close(): void;
}

/** Serves the main thread from a Worker script; `compose` runs once the file is open. */
export function serveWriter(
  compose: (thread: WriterThread) => Promise<WriterComposition> | WriterComposition = () => ({ stop() {} }),
): void {
  // A Worker's globals are not those the compiler was told of.
  const scope = globalThis as unknown as WorkerScope;
  const send = (message: FromWriter) => scope.postMessage(message);
  const listeners = new Set<(message: unknown) => void>();
  let running: Promise<{ db: WriterDatabase; composition: WriterComposition; answers: Answers }>;

  const start = async (path: string, setup: unknown) => {
    const log = postedLog(send);
    const db = new WriterDatabase({ path, log });
    db.onCommit((seq) => send({ kind: "committed", seq }));
    const composition = await compose({
      db,
      setup,
      log,
      onMessage: (listener) => void listeners.add(listener),
      post: (message) => send({ kind: "message", message }),
    });
    send({ kind: "opened" });
    return { db, composition, answers: new Answers(db, send) };
  };

  scope.onmessage = async ({ data }) => {
    if (data.kind === "open") {
      running = start(data.path, data.setup);
      return await running.then(() => {}, (error) => send({ kind: "failed", error: sendError(error) }));
    }
    const { db, composition, answers } = await running;
    if (data.kind === "commit") {
      for (const { n, unit } of data.units) db.enqueue(unit, (outcome) => answers.add(n, outcome));
    } else if (data.kind === "ping") send({ kind: "pong", n: data.n, stats: db.stats() });
    else if (data.kind === "message") listeners.forEach((listen) => listen(data.message));
    else if (data.kind === "close") {
      await composition.stop();
      await db.close();
      answers.flush();
      send({ kind: "closed" });
      scope.close();
    }
  };
}

/** Gathers the answers of a group into one message. */
class Answers {
  #waiting: Answer[] = [];

  constructor(
    private readonly db: WriterDatabase,
    private readonly send: (message: FromWriter) => void,
  ) {}

  add(n: number, outcome: Outcome): void {
    const answer: Answer = outcome.ok
      ? { n, ok: true, committed: outcome.committed }
      : { n, ok: false, error: sendError(outcome.error) };
    if (this.#waiting.push(answer) === 1) queueMicrotask(() => this.flush());
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    this.send({ kind: "settled", answers: this.#waiting, stats: this.db.stats() });
    this.#waiting = [];
  }
}

/** A log whose lines travel to the main thread. */
function postedLog(send: (message: FromWriter) => void, bound: object = {}): Log {
  const at = (level: LogLine) => (event: string, fields: object = {}) =>
    send({ kind: "log", level, event, fields: cloneable({ ...bound, ...fields }) });
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => postedLog(send, { ...bound, ...fields }),
  };
}

/** Fields hold anything; only what JSON can say crosses, errors as name, message and stack. */
function cloneable(fields: object): object {
  return JSON.parse(
    JSON.stringify(
      fields,
      (_, value) =>
        value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
    ),
  );
}
