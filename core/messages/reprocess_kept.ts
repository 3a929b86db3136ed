/**
 * Reprocessing: an admin has a delivery of the journal decided once more, after a
 * programme that could not read it has been mended, or a number has been registered
 * at last. What is there already stays, what was missed is made up for, and nobody
 * gets an automatic message.
 *
 * The danger is a delivery that still can't be stored: it stays set aside, and the
 * admin is told so; of many, the others are done all the same.
 */

import type { Core } from "../core.ts";
import { conflict, DomainError, notFound } from "../errors.ts";
import {
  type Delivery,
  journalPosition,
  listSetAside,
  type ReadableJournal,
  takeFromAside,
} from "../journal/mod.ts";
import { requireAdmin } from "../users/user_policy.ts";
import type { Viewer } from "../users/user.ts";
import type { InboundItem } from "./inbound.ts";
import { type Received, reprocessDelivery } from "./receive_deliveries.ts";

/** Where the deliveries are, and how their bodies are read. */
export interface Kept {
  readonly journal: Pick<ReadableJournal, "id" | "get">;
  readonly parse: (body: Uint8Array, receivedAt: number) => InboundItem[];
  readonly viewer: Viewer;
}

/**
 * Decides a kept delivery again. Refuses `admins_only`, `delivery_not_found`, `delivery_pending` (it will be read
 * anyway), `delivery_still_fails` (details: the reason).
 */
export async function reprocessKept(core: Core, order: Kept & { deliveryId: number }): Promise<Received> {
  const { journal, deliveryId, viewer } = order;
  requireAdmin(viewer, "reprocess deliveries");
  const delivery = journal.get(deliveryId);
  if (!delivery) throw notFound("delivery_not_found", "This delivery is not in the journal");
  if (deliveryId > await journalPosition(core.db.primary, journal.id)) {
    throw conflict("delivery_pending", "This delivery has not been read for the first time yet");
  }
  return await decideAgain(core, order, delivery);
}

async function decideAgain(
  core: Core,
  { journal, parse, viewer }: Kept,
  delivery: Delivery,
): Promise<Received> {
  const { id, body, receivedAt } = delivery;
  try {
    return await reprocessDelivery(core, {
      journalId: journal.id,
      items: parse(body, receivedAt),
      also(unit, stored) {
        takeFromAside(unit, journal.id, id);
        unit.audit({
          verb: "delivery.reprocess",
          on: `${journal.id}/${id}`,
          by: viewer.id,
          details: { stored },
        });
      },
    });
  } catch (error) {
    // Recovered here: what spoils this delivery spoils it still, and whoever asked should read why.
    if (error instanceof DomainError) throw error;
    core.log.warn("delivery_still_fails", { id, error });
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw conflict("delivery_still_fails", "This delivery still cannot be stored", {
      reason: reason.slice(0, 500),
    });
  }
}

/** Decides again what is set aside, oldest first, a thousand at most; says how many are done and how many still fail. */
export async function reprocessSetAside(core: Core, order: Kept): Promise<{ done: number; failed: number }> {
  requireAdmin(order.viewer, "reprocess deliveries");
  let [done, failed] = [0, 0];
  for (const deliveryId of await listSetAside(core.db.primary, order.journal.id)) {
    try {
      await reprocessKept(core, { ...order, deliveryId });
      done++;
    } catch (error) {
      // Recovered here: that one stays set aside, the next may do. A database that is away ends it.
      if (!(error instanceof DomainError) || error.kind === "unavailable") throw error;
      failed++;
    }
  }
  return { done, failed };
}
