/**
 * One change of a webhook: what holds for every item in it.
 *
 * Each item is routed by its own change's number, never by the entry's or by a
 * neighbour's. What cannot be understood leaves here as `other`, with what was
 * wrong with it, and stays in the journal.
 */

import type { InboundItem, InboundOther } from "../messages/inbound.ts";
import { asPayload, isObject, type MetaObject } from "./meta_json.ts";

/** What every item of a change has in common. */
export interface Change {
  /** Meta's webhook field, given or told from the shape. */
  readonly field: string;
  /** The account (WABA): all that news of the account itself is routed by. */
  readonly wabaId: string | null;
  readonly phoneNumberId: string | null;
  /** The digits of our own number. */
  readonly ownDigits: string | null;
  /** Who Meta says takes part. */
  readonly contacts: readonly MetaObject[];
  /** Where it was overheard; absent: it was said to us. */
  readonly source?: "phone_app" | "history" | "meta_agent";
  /** When the entry was made, else when it arrived. */
  readonly at: number;
  readonly receivedAt: number;
}

/** What one webhook field says. */
export type FieldParser = (value: MetaObject, change: Change) => InboundItem[];

/** An item that is kept in the journal only, and why. */
export function other(change: Pick<Change, "field">, why: string, item: unknown): InboundOther {
  return { kind: "other", field: `${change.field}.${why}`, payload: isObject(item) ? asPayload(item) : null };
}

/** Reads each item of a list by itself: one that nobody can read does not sink its neighbours. */
export function eachItem(
  list: readonly unknown[],
  change: Change,
  parse: (item: MetaObject, change: Change) => InboundItem | readonly InboundItem[],
): InboundItem[] {
  return list.flatMap((item) => {
    if (!isObject(item)) return other(change, "no_object", item);
    try {
      return parse(item, change);
    } catch {
      // A safety net: no parser throws of itself, yet nothing may ever sink the rest of a body.
      return other(change, "unreadable", null);
    }
  });
}
