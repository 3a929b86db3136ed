/**
 * Brings webhooks to the businesses, as Meta does: several at once, at least
 * once, again and again until somebody answers 200.
 *
 * A body is built and signed once and every attempt sends the same bytes, so a
 * retry is a true duplicate. A failed delivery steps aside and waits for its
 * time: it must not hold up its neighbours, and it comes out of order for that,
 * which is just what an inbox has to bear.
 */
import type { Faults } from "../faults.ts";
import type { RegisteredNumber } from "../number.ts";
import type { Settings } from "../settings.ts";
import type { Standing } from "../standing.ts";
import type { Timers } from "../timers.ts";
import { bodyOf } from "./body.ts";
import { applyWebhookFault, openReordering } from "./disturbance.ts";
import type { Delivery, Update } from "./delivery.ts";
import { retryDelay } from "./delivery.ts";
import { openDeliveryLog } from "./delivery_log.ts";
import { openLanes } from "./lanes.ts";
import { postWebhook } from "./post_webhook.ts";

/** What the queue needs to know. */
export interface QueueParts {
  numbers: Map<string, RegisteredNumber>;
  standings: Map<string, Standing>;
  settings: Settings;
  faults: Faults;
  timers: Timers;
  /** Everything a fault may call this phone by. */
  namesOf(phone: string | null): string[];
  onChange(delivery: Delivery): void;
  /** A delivery has been answered with 200. */
  onDelivered(delivery: Delivery): void;
}

/** The webhooks waiting, on the way and done. */
export interface DeliveryQueue {
  post(update: Update): void;
  list(limit: number): Delivery[];
  find(id: string): Delivery | null;
  /** Deliveries that no 200 has answered yet, queued updates included. */
  pending(): number;
  total(): number;
  unsettled(): Delivery[];
  /** Updates that are in no delivery yet: waiting their turn, delayed or held back. */
  waiting(): Update[];
  restore(deliveries: Delivery[], updates: Update[]): void;
  /** Looks again after a setting has changed. */
  wake(): void;
  clear(): void;
  /** Nothing new goes out; what is on the way has a second to end. */
  stop(): Promise<void>;
}

/** Starts an empty queue. */
export function openDeliveryQueue(parts: QueueParts): DeliveryQueue {
  const { numbers, settings, timers } = parts;
  const log = openDeliveryLog();
  const lanes = openLanes<Update>();
  const onTheWay = new Set<Promise<void>>();
  const waiting = new Set<Update>();
  // Retries whose time has come wait for a free place like everything else: an inbox that comes back is not flooded.
  const due: Delivery[] = [];
  let stopping = false;
  let abort = new AbortController();

  const enqueue = (update: Update) => {
    lanes.add(settings.ordered && update.kind === "message" ? update.phone : null, update);
    pump();
  };
  const reordering = openReordering(timers, enqueue);

  /** The number with the address its webhooks go to; null while nobody has subscribed to them. */
  function addressOf(id: string): RegisteredNumber | undefined {
    const number = numbers.get(id);
    const standing = parts.standings.get(id);
    if (!number || !standing) return number;
    const webhookUrl = standing.subscribed ? standing.override_callback_uri ?? number.webhookUrl : null;
    return { ...number, webhookUrl };
  }

  /** News of two numbers may travel in one body where both are of the same app. */
  function sameAddress(one: string, other: string): boolean {
    if (one === other) return true;
    const [a, b] = [addressOf(one), addressOf(other)];
    return a?.webhookUrl === b?.webhookUrl && a?.appSecret === b?.appSecret;
  }

  function pump(): void {
    while (!stopping && !settings.hold_webhooks && onTheWay.size < settings.concurrency) {
      const again = due.shift();
      if (again) {
        launch(again, () => {});
        continue;
      }
      const batch = lanes.take(
        settings.batch_max,
        (one, other) => !one.raw && !other.raw && sameAddress(one.number, other.number),
      );
      if (batch === null) return;
      for (const update of batch.items) waiting.delete(update);
      const number = addressOf(batch.items[0]?.number ?? "");
      if (!number?.webhookUrl) {
        batch.release();
        for (const update of batch.items) update.settled?.(false);
        continue;
      }
      const delivery = log.add(
        number.phoneNumberId,
        batch.items,
        bodyOf(numbers, batch.items, settings.batch_layout),
      );
      launch(delivery, (taken) => {
        batch.release();
        for (const update of batch.items) update.settled?.(taken);
      });
    }
  }

  function launch(delivery: Delivery, firstDone: (taken: boolean) => void): void {
    const attempt = send(delivery, firstDone, abort.signal).finally(() => {
      onTheWay.delete(attempt);
      pump();
    });
    onTheWay.add(attempt);
  }

  async function send(
    delivery: Delivery,
    done: (taken: boolean) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const number = addressOf(delivery.number);
    delivery.state = "sending";
    delivery.attempts++;
    const tried = await postWebhook(number, delivery.body, settings.webhook_timeout_ms, signal);
    if (signal.aborted) return;
    delivery.last = tried;
    const taken = tried.status === 200;
    delivery.state = taken ? "delivered" : "retrying";
    delivery.next_attempt_at = taken ? null : Date.now() + retryDelay(delivery.attempts);
    if (taken) {
      log.settle(delivery);
      parts.onDelivered(delivery);
    } else retryLater(delivery);
    parts.onChange(delivery);
    done(taken);
  }

  function retryLater(delivery: Delivery): void {
    timers.later(Math.max(0, (delivery.next_attempt_at ?? 0) - Date.now()), () => {
      due.push(delivery);
      pump();
    });
  }

  return {
    post(update) {
      waiting.add(update);
      applyWebhookFault(parts.faults, timers, reordering, update, parts.namesOf(update.phone), enqueue);
    },
    list: (limit) => log.list(limit),
    find: (id) => log.find(id),
    pending: () => log.unsettled().length + waiting.size,
    total: () => log.total(),
    unsettled: () => log.unsettled(),
    waiting: () => [...waiting],
    restore(deliveries, updates) {
      for (const delivery of deliveries) {
        log.restore(delivery);
        retryLater(delivery);
      }
      for (const update of updates) {
        waiting.add(update);
        enqueue(update);
      }
    },
    wake: pump,
    clear() {
      abort.abort();
      abort = new AbortController();
      waiting.clear();
      due.length = 0;
      lanes.clear();
      reordering.clear();
      log.clear();
    },
    async stop() {
      stopping = true;
      const patience = setTimeout(() => abort.abort(), 1000);
      await Promise.allSettled(onTheWay);
      clearTimeout(patience);
    },
  };
}
