/**
 * The end of a serving process: asked to stop, it ends with 0; no longer able to
 * do its work, with 1, so that its supervisor starts it again.
 *
 * The danger is a process that lives on without its writer: it would take Meta's
 * deliveries for days and show none of them. They are in the journal; the next
 * process goes on from there.
 */

import type { Log } from "../core/log.ts";

/** What of a server matters for its end; `stop` ends in time, whatever hangs. */
export interface Ending {
  readonly gone: Promise<Error>;
  stop(): Promise<void>;
}

/** Serves until asked to stop, or until it can't go on; the exit code. */
export async function serveUntil(asked: Promise<void>, server: Ending, log: Log): Promise<number> {
  const error = await Promise.race([asked.then(() => null), server.gone]);
  if (error) log.error("serving_impossible", { error });
  log.info("stopping");
  try {
    await server.stop();
  } catch (cause) { // behind a dead writer something may fail to close; the process ends all the same
    log.error("stop_failed", { error: cause });
  }
  log.info("stopped");
  return error ? 1 : 0;
}
