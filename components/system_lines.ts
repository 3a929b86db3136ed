/** Which system lines there are, and what a row of the list says of one. */

import type { TextKey } from "../locales/mod.ts";
import type { Reader } from "./reader.ts";

/** The sentence's key of each line's code, as far as they differ. */
export const LINES: ReadonlyMap<string, TextKey> = new Map([
  ["returned_with_reason", "line_ticket_returned"],
  ["greeting_skipped_window_closed", "line_greeting_skipped"],
  ["acceptance_skipped_window_closed", "line_acceptance_skipped"],
  ["farewell_skipped_window_closed", "line_farewell_skipped"],
]);

/** What a row of the list says of a line: who did it, it does not know. */
export function systemSnippet({ t }: Reader, code: string): string {
  return code === "returned_with_reason" ? t("line_returned_short") : t(LINES.get(code) ?? "line_other");
}
