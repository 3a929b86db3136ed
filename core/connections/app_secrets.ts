/**
 * The app secrets, kept open for the webhook, which needs them for every single
 * delivery and must not decrypt anything on its way.
 *
 * The danger is an answer from before a change: a connection that was just
 * added must be believed at once, whichever process added it. So the sealed
 * texts are compared every few milliseconds of use, and opened only when they
 * are other ones.
 */

import type { Core } from "../core.ts";
import { sealedAppSecrets } from "./connection_store.ts";
import { listAppSecrets } from "./get_connection.ts";

const LOOK_EVERY_MS = 50;

/** Gives the app secrets of all connections, at most 50 ms old; the last known ones while they can't be read. */
export function openAppSecrets(core: Core): () => Promise<readonly string[]> {
  let secrets: readonly string[] | null = null;
  let sealed = "";
  let lookedAt = 0;
  return async () => {
    const now = core.now();
    if (secrets !== null && Math.abs(now - lookedAt) < LOOK_EVERY_MS) return secrets;
    try {
      const present = await sealedAppSecrets(core);
      if (secrets === null || present !== sealed) secrets = await listAppSecrets(core);
      sealed = present;
      lookedAt = now;
    } catch (error) {
      // Recovered: what was known a moment ago still proves a delivery; with nothing known, Meta comes again.
      if (secrets === null) throw error;
      core.log.warn("app_secrets_not_read", { error });
    }
    return secrets;
  };
}
