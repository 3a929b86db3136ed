/**
 * Lists page by page, with cursors in place of page numbers.
 *
 * A cursor names the item it stands at, not its place: an inbox that reads on
 * while something is deleted misses nothing.
 */
import { refuseParameter } from "./refusal.ts";

/** One page and where the next begins. */
export interface Page<T> {
  items: T[];
  paging?: { cursors: { before: string; after: string }; next?: string };
}

const encode = (id: string) => btoa(id).replaceAll("=", "");

/** The page after `?after` (or before `?before`), of `?limit` items. */
export function pageOf<T extends { id: string }>(list: T[], url: URL, usual = 25, most = 1000): Page<T> {
  const query = url.searchParams;
  const limit = Number(query.get("limit") ?? usual);
  if (!Number.isInteger(limit) || limit < 1) {
    refuseParameter("Param limit must be an integer greater than 0.");
  }
  const size = Math.min(limit, most);
  const at = (cursor: string) => {
    const index = list.findIndex((item) => encode(item.id) === cursor);
    return index < 0 ? refuseParameter("Invalid cursor.") : index;
  };
  const [after, before] = [query.get("after"), query.get("before")];
  const from = after ? at(after) + 1 : before ? Math.max(0, at(before) - size) : 0;
  const items = list.slice(from, before && !after ? at(before) : from + size);
  const [first, last] = [items.at(0), items.at(-1)];
  if (!first || !last) return { items };
  const cursors = { before: encode(first.id), after: encode(last.id) };
  if (list.at(-1) === last) return { items, paging: { cursors } };
  const next = new URL(url);
  next.searchParams.delete("before");
  next.searchParams.set("after", cursors.after);
  return { items, paging: { cursors, next: next.href } };
}
