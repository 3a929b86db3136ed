/**
 * A connection whose sending has stopped, and what starts it again.
 *
 * When Meta refuses a token or the billing, every further send would be refused
 * too: the worker stops the connection in the unit that records the refusal,
 * and a person has to mend it. Receiving goes on all the while.
 */

import type { Core, Unit } from "../core.ts";
import { invalid } from "../errors.ts";
import { saveAccessToken, saveStopped } from "./connection_store.ts";
import { getConnection } from "./get_connection.ts";

/** Stops sending on a connection, within the unit that says why. */
export function stopConnection(unit: Unit, connectionId: string, reason: string): void {
  saveStopped(unit, connectionId, reason);
  unit.emit({ name: "settings.changed" });
  unit.audit({ verb: "connection.stop", on: connectionId, by: null, details: { reason } });
}

/** Lets sending go on. Refuses `connection_not_found`. */
export async function resumeConnection(core: Core, order: { id: string; by?: string | null }): Promise<void> {
  await core.decide(async (db) => {
    const connection = await getConnection(db, order.id);
    await core.commit((unit) => {
      saveStopped(unit, connection.id, null);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "connection.resume", on: connection.id, by: order.by ?? null });
    });
  });
}

/** Gives a connection another access token and lets sending go on. Refuses `secret_empty`, `connection_not_found`. */
export async function replaceAccessToken(
  core: Core,
  order: { id: string; accessToken: string; by?: string | null },
): Promise<void> {
  const accessToken = order.accessToken.trim();
  if (!accessToken) {
    throw invalid("secret_empty", "A connection needs its accessToken", { field: "accessToken" });
  }
  await core.decide(async (db) => {
    const connection = await getConnection(db, order.id);
    await core.commit((unit) => {
      saveAccessToken(unit, core.vault, connection.id, accessToken);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "connection.replace_token", on: connection.id, by: order.by ?? null });
    });
  });
}
