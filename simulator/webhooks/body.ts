/**
 * The body of a webhook: updates laid into entries and changes.
 *
 * Meta promises nothing about which of them travel together, so the same updates
 * can be laid out in each of the ways there are. Their order stays, whatever the
 * layout: an inbox applies a body from its first item to its last.
 */
import { isObject, type JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import type { Settings } from "../settings.ts";
import type { Update } from "./delivery.ts";

/** The signed text of one body. */
export function bodyOf(
  numbers: Map<string, RegisteredNumber>,
  updates: Update[],
  layout: Settings["batch_layout"],
): string {
  const raw = updates[0]?.raw;
  if (raw !== undefined) return raw;
  const laid = layout === "items" ? joinItems(updates) : updates;
  const entry: { id: string; time?: number; changes: JsonObject[] }[] = [];
  for (const { number, time, value, field } of laid) {
    const id = numbers.get(number)?.wabaId ?? "";
    const last = entry.at(-1);
    if (layout !== "entries" && last?.id === id && last.time === time) last.changes.push({ value, field });
    else entry.push({ id, time, changes: [{ value, field }] });
  }
  return JSON.stringify({ object: "whatsapp_business_account", entry });
}

/** Neighbours of the same number and field as one change: their lists run on, each customer is named once. */
function joinItems(updates: Update[]): Update[] {
  const joined: Update[] = [];
  for (const update of updates) {
    const last = joined.at(-1);
    const same = last && last.number === update.number && last.field === update.field &&
      last.time === update.time;
    const value = same ? joinValues(last.value, update.value) : null;
    if (last && value) joined[joined.length - 1] = { ...last, value };
    else joined.push(update);
  }
  return joined;
}

const lists = ["messages", "statuses", "message_echoes", "state_sync", "user_preferences", "errors"];

/** Both in one, or null where they carry different lists: Meta mixes no messages with statuses. */
function joinValues(one: JsonObject, other: JsonObject): JsonObject | null {
  const inOne = lists.filter((key) => key in one && one[key] !== undefined);
  const inOther = lists.filter((key) => key in other && other[key] !== undefined);
  if (inOne.length === 0 || inOne.join() !== inOther.join()) return null;
  const joined: JsonObject = { ...one };
  for (const key of inOne) joined[key] = [...listOf(one[key]), ...listOf(other[key])];
  const known = listOf(one.contacts).filter(isObject);
  const more = listOf(other.contacts).filter(isObject).filter(({ user_id }) =>
    !known.some((contact) => contact.user_id === user_id)
  );
  if (known.length + more.length > 0) joined.contacts = [...known, ...more];
  return joined;
}

const listOf = (value: unknown): unknown[] => Array.isArray(value) ? value : [];
