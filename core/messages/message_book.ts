/**
 * The messages that a batch of webhooks speaks of: those that were loaded, and
 * those that it brings itself, which later items of the same batch may answer,
 * edit, take back or react to.
 *
 * They lie here with their words, taken back or not; what is announced and what a
 * quote copies goes through `withoutWords`.
 */

import type { MessageChange, NewMessage } from "../threads/mod.ts";
import { wamidKey } from "./inbound_decision.ts";
import { type Message, withoutWords } from "./message.ts";

/** The messages of one batch. */
export class MessageBook {
  readonly #entries = new Map<string, { readonly was: Message | null; now: NewMessage }>();
  readonly #byWamid = new Map<string, string>();

  constructor(loaded: readonly Message[]) {
    for (const message of loaded) this.#keep(message, message);
  }

  #keep(was: Message | null, now: NewMessage) {
    this.#entries.set(now.id, { was, now });
    if (now.providerId) this.#byWamid.set(wamidKey(now.connectionId, now.providerId), now.id);
  }

  /** The message of that wamid on that connection, with its words. */
  byWamid(connectionId: string, providerId: string): NewMessage | null {
    const id = this.#byWamid.get(wamidKey(connectionId, providerId));
    return id === undefined ? null : this.byId(id);
  }

  byId(id: string): NewMessage | null {
    return this.#entries.get(id)?.now ?? null;
  }

  /** Whether the message was there before this batch. */
  wasLoaded(id: string): boolean {
    return (this.#entries.get(id)?.was ?? null) !== null;
  }

  add(message: NewMessage): void {
    this.#keep(null, message);
  }

  change(message: NewMessage): void {
    const entry = this.#entries.get(message.id);
    if (entry) this.#keep(entry.was, message);
  }

  /** Those that the batch brings, in their order. */
  fresh(): NewMessage[] {
    return [...this.#entries.values()].flatMap(({ was, now }) => was ? [] : [now]);
  }

  /** Those that the batch changed. */
  changed(): MessageChange[] {
    return [...this.#entries.values()].flatMap(({ was, now }) => was && was !== now ? [{ was, now }] : []);
  }
}

/** The message as an event carries it. */
export function announced(message: NewMessage): Message {
  const { payload: _raw, source: _where, ...shown } = message;
  return withoutWords(shown);
}
