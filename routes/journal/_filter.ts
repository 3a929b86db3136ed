/** What the journal's form asks for, out of the address; what makes no sense asks for nothing. */

import { dayOf } from "../../components/times.ts";
import type { Reader } from "../../components/reader.ts";
import { DELIVERY_STATES, type DeliveryState } from "../../core/journal/mod.ts";
import { webhookFields } from "../../core/whatsapp/mod.ts";

/** The form's fields as they were sent. */
export const FILTERS = ["state", "field", "since", "until", "q"] as const;

/** The form as it was sent. */
export type Filter = Readonly<Record<typeof FILTERS[number], string>>;

/** The form of an address. */
export function filterOf(query: URLSearchParams): Filter {
  const [state = "", field = "", since = "", until = "", q = ""] = FILTERS.map((name) =>
    (query.get(name) ?? "").slice(0, 100)
  );
  return { state, field, since, until, q: q.trim() };
}

/** Which state was chosen. */
export const stateOf = ({ state }: Filter): DeliveryState | undefined =>
  DELIVERY_STATES.find((known) => known === state);

/** Which bodies fit; undefined: all do. */
export function fitsFilter({ field, q }: Filter): ((body: Uint8Array) => boolean) | undefined {
  if (!field && !q) return undefined;
  const words = [q, escaped(q)].map((word) => word.toLowerCase());
  return (body) => {
    if (field && !webhookFields(body).includes(field)) return false;
    if (!q) return true;
    const text = new TextDecoder().decode(body).toLowerCase();
    return words.some((word) => text.includes(word));
  };
}

/** As Meta writes what is not ASCII: é is \u00e9. */
const escaped = (text: string) =>
  JSON.stringify(text).slice(1, -1).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const DAY = 24 * 60 * 60 * 1000;

/** When that day ("2026-11-22") begins for the reader; undefined: that is no day. */
export function dayStart(reader: Reader, day: string): number | undefined {
  const noon = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T12:00:00Z`) : NaN;
  if (Number.isNaN(noon)) return undefined;
  // Between the day before and the day after: the first moment that is already that day.
  let [before, after] = [noon - DAY - DAY / 2, noon + DAY / 2];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(reader, middle) >= day) after = middle;
    else before = middle;
  }
  return Math.ceil(before / 1000) * 1000;
}

/** When that day ends. */
export function dayEnd(reader: Reader, day: string): number | undefined {
  const start = dayStart(reader, day);
  return start === undefined ? undefined : dayStart(reader, dayOf(reader, start + DAY + DAY / 2));
}
