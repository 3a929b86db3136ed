/** Reads off the painted rows what each says in words, in the order of the rows. */

import type { RowWords } from "../../components/inbox_codec.ts";

/** The words of every row on the page. */
export function readRows(): RowWords[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("a.row")].map((row) => ({
    id: row.pathname.slice(row.pathname.lastIndexOf("/") + 1),
    label: row.querySelector("b")?.textContent ?? null,
    text: row.querySelector(".snip > q")?.textContent ?? null,
  }));
}
