/**
 * Ingest that begins once something it depends on has been settled, which may
 * take until the database answers.
 *
 * The danger is a stop meanwhile: it must not wait for a database that is away,
 * and nothing may begin after it.
 */

import type { Log } from "../core/log.ts";
import type { Receiving } from "./open_serving_database.ts";

/** What is waited for, and what begins then. */
export interface ReceiveWhenReady {
  /** Tried until it no longer throws. */
  readonly ready: () => Promise<unknown>;
  readonly start: () => Receiving;
  readonly log: Log;
  readonly retryMs?: number;
}

/** Starts receiving as soon as that is ready. */
export function receiveWhenReady({ ready, start, log, retryMs = 1000 }: ReceiveWhenReady): Receiving {
  let receiving: Receiving | undefined;
  const stopped = new AbortController();
  const begin = async () => {
    while (!stopped.signal.aborted) {
      try {
        await ready();
        if (!stopped.signal.aborted) receiving = start();
        return;
      } catch (error) { // recovered here: deliveries are safe in the journal and wait there
        log.warn("ingest_waits", { ms: retryMs, error });
        await pause(retryMs, stopped.signal);
      }
    }
  };
  const begun = begin();
  return {
    wake: () => receiving?.wake(),
    async stop() {
      stopped.abort();
      await begun;
      await receiving?.stop();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
