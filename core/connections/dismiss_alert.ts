/** Putting an alert aside, once somebody has seen to it. Doing so again is success. */

import type { Core } from "../core.ts";
import { notFound } from "../errors.ts";
import { hasAlert, saveDismissed } from "./alert_store.ts";

/** Puts an alert aside. Refuses `alert_not_found`. */
export function dismissAlert(core: Core, order: { alertId: string; by?: string | null }): Promise<void> {
  const { alertId, by = null } = order;
  return core.decide(async (db) => {
    if (!await hasAlert(db, alertId)) throw notFound("alert_not_found", "There is no such alert");
    await core.commit((unit) => {
      saveDismissed(unit, alertId, core.now(), by);
      unit.audit({ verb: "alert.dismiss", on: alertId, by });
    });
  });
}
