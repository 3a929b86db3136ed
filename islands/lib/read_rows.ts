/** Reads off the painted rows what each says, in the order of the rows. */

import type { RowWords } from "../../components/inbox_codec.ts";
import { endOfHue } from "../../components/names.ts";

/** The words of every row on the page. */
export function readRows(): RowWords[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("a.row")].map((row) => {
    // A picture's address says whose it is and which version.
    const address = row.querySelector<HTMLImageElement>(".av > img")?.src.match(/([^/]+)\/picture\?v=(.+)/);
    return {
      id: row.pathname.slice(row.pathname.lastIndexOf("/") + 1),
      contactEnd: address?.[1] ?? endOfHue(row.querySelector(".av")?.className ?? ""),
      ...(address?.[2] && { picture: address[2] }),
      label: row.querySelector("b")?.textContent ?? null,
      text: row.querySelector(".snip > q")?.textContent ?? null,
    };
  });
}
