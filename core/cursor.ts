/**
 * Cursors of endless lists: where a page ended, as opaque text.
 *
 * A place is a time, the row's integer (what SQL compares) and its public id
 * (what a browser compares, which never sees the integer). Browser-safe: a fold
 * asks a cursor how far down its window reaches.
 */

import { invalid } from "./errors.ts";

/** Where a row stands in a list that is ordered by time. */
export interface Place {
  readonly at: number;
  /** The row's integer key: breaks ties in SQL. */
  readonly row: number;
  /** The row's public id: breaks ties in the browser. */
  readonly id: string;
}

/** The cursor of a place. */
export function cursorOf({ at, row, id }: Place): string {
  return btoa(`${at}.${row}.${id}`).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The place of a cursor; null for anything that `cursorOf` did not make. */
export function placeOf(cursor: string): Place | null {
  const [, at, row, id] = /^(\d{1,16})\.(\d{1,16})\.(\w{1,40})$/.exec(decoded(cursor)) ?? [];
  const place = { at: Number(at), row: Number(row), id: id ?? "" };
  return id !== undefined && Number.isSafeInteger(place.at) && Number.isSafeInteger(place.row) ? place : null;
}

/** The place of a cursor from outside; throws `cursor_invalid`. */
export function parseCursor(cursor: string): Place {
  const place = placeOf(cursor);
  if (!place) throw invalid("cursor_invalid", "This cursor is none of ours");
  return place;
}

function decoded(cursor: string): string {
  try {
    return atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  } catch { // not base64: no place, like any other wrong text
    return "";
  }
}
