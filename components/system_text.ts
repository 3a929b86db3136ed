/**
 * A system line in the reader's words: what happened to the ticket between the
 * bubbles. The line's text is a code, its payload what the wording needs.
 */

import type { Message } from "../core/messages/message.ts";
import type { TextKey } from "../locales/mod.ts";
import type { Reader, TextValues } from "./reader.ts";

const LINES: ReadonlyMap<string, TextKey> = new Map([
  ["returned_with_reason", "line_ticket_returned"],
  ["greeting_skipped_window_closed", "line_greeting_skipped"],
  ["acceptance_skipped_window_closed", "line_acceptance_skipped"],
  ["farewell_skipped_window_closed", "line_farewell_skipped"],
]);

/** The sentence; the code itself where we have no words for it. */
export function systemText(
  { t }: Reader,
  { text, payload, sentBy }: Pick<Message, "text" | "payload" | "sentBy">,
) {
  const key = LINES.get(text ?? "");
  if (!key) return text ?? "";
  const { reason, ...values } = { name: sentBy?.publicName ?? "", ...valuesOf(payload) };
  return reason ? `${t(key, values)}: ${reason}` : t(key, values);
}

/** What a row of the list says of a line: who did it, it does not know. */
export function systemSnippet({ t }: Reader, code: string): string {
  return code === "returned_with_reason" ? t("line_returned_short") : t(LINES.get(code) ?? "line_other");
}

function valuesOf(payload: unknown): TextValues & { reason?: string } {
  if (typeof payload !== "object" || payload === null) return {};
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => typeof value === "string"));
}
