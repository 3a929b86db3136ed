/**
 * A fresh connection in place of one that its file has failed.
 *
 * The danger is a throw from here: it would come out of the very place that
 * deals with failures, end the thread, and leave those who wait without an answer.
 */

import type { Log } from "../../log.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";

/** Closes and opens anew; the old one, closed, if the file is still away. Never throws. */
export function reopenConnection(old: Connection, options: ConnectionOptions, log?: Log): Connection {
  try {
    old.close();
  } catch (error) {
    // Whatever is left of it goes when it is collected; nobody uses it any more.
    log?.warn("close_failed", { path: options.path, error });
  }
  try {
    return new Connection(options);
  } catch (error) {
    // Still away: the closed one fails the next caller too, who tries this again.
    log?.error("reopen_failed", { path: options.path, error });
    return old;
  }
}
