/**
 * The deliveries made so far, for the page, the control API and tests.
 *
 * The danger is a log that grows for ever under a bench: what is settled is
 * forgotten from its old end, what is not settled never.
 */

import type { Delivery, Update } from "./delivery.ts";

const settledKept = 2000;

/** The deliveries made so far: all that are unsettled, and the newest of the rest. */
export interface DeliveryLog {
  add(number: string, updates: Update[], body: string): Delivery;
  restore(delivery: Delivery): void;
  settle(delivery: Delivery): void;
  find(id: string): Delivery | null;
  /** Newest first. */
  list(limit: number): Delivery[];
  unsettled(): Delivery[];
  total(): number;
  clear(): void;
}

/** An empty log. */
export function openDeliveryLog(): DeliveryLog {
  // A Map keeps its order of insertion, so the oldest settled ones are found at the front of `settled`.
  const all = new Map<string, Delivery>();
  const open = new Set<Delivery>();
  let settled: string[] = [];
  let made = 0;
  return {
    add(number, updates, body) {
      const delivery: Delivery = {
        id: `dlv_${String(++made).padStart(8, "0")}`,
        number,
        kinds: updates.map((update) => update.kind),
        wamids: updates.flatMap((update) => update.wamid ?? []),
        phone: updates[0]?.phone ?? null,
        body,
        state: "waiting",
        attempts: 0,
        last: null,
        created_at: Date.now(),
        next_attempt_at: null,
      };
      all.set(delivery.id, delivery);
      open.add(delivery);
      return delivery;
    },
    restore(delivery) {
      made = Math.max(made, Number(delivery.id.slice(4)) || 0);
      all.set(delivery.id, delivery);
      open.add(delivery);
    },
    settle(delivery) {
      open.delete(delivery);
      settled.push(delivery.id);
      if (settled.length < settledKept * 2) return;
      for (const id of settled.slice(0, settledKept)) all.delete(id);
      settled = settled.slice(settledKept);
    },
    find: (id) => all.get(id) ?? null,
    list: (limit) => [...all.values()].reverse().slice(0, limit),
    unsettled: () => [...open],
    total: () => made,
    clear() {
      all.clear();
      open.clear();
      settled = [];
    },
  };
}
