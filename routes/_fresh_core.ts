/**
 * Seeing one's own change: after a form's 303 the next page may be read from a
 * replica that does not know it yet. The reply leaves the change's number in a
 * cookie; the next page waits for it up to 300 ms and then reads the primary.
 */

import type { Core } from "../core/core.ts";

/** The cookie that carries the number. */
export const SEQ_COOKIE = "seq";
const PATIENCE_MS = 300;

/** The core to read with, for somebody who has seen `seq`. */
export async function coreSince(core: Core, seq: number): Promise<Core> {
  if (core.db.mode === "embedded" || !(seq > 0) || await core.db.waitFor(seq, PATIENCE_MS)) return core;
  return core.onPrimary();
}
