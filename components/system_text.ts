/**
 * A system line in the reader's words: what happened between the bubbles. The
 * line's text is a code, its content the values of the wording. The sentences travel
 * with the page that needs them (failure_text.ts).
 */

import type { Message } from "../core/messages/message.ts";
import type { Reader, TextValues } from "./reader.ts";

/** The keys of codes that differ from them. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ["returned_with_reason", "ticket_returned"],
  ["greeting_skipped_window_closed", "greeting_skipped"],
  ["acceptance_skipped_window_closed", "acceptance_skipped"],
  ["farewell_skipped_window_closed", "farewell_skipped"],
]);

/** The key of the sentence for a line's code. */
export const lineKey = (code: string): string => ["line", KEYS.get(code) ?? code].join("_");

/** The sentence; the code itself where we have no words for it. */
export function systemText(
  reader: Reader,
  { text, content, sentBy }: Pick<Message, "text" | "content" | "sentBy">,
): string {
  const code = text ?? "";
  const key = lineKey(code);
  const { reason, ...values } = {
    name: sentBy?.publicName ?? "",
    ...(content?.kind === "line" ? content.values : {}),
  } as TextValues & { reason?: string };
  const sentence = reader.has(key) ? reader.t(key, values) : otherLine(reader, code);
  return reason ? `${sentence}: ${reason}` : sentence;
}

/** What is said of a code that has no sentence. */
export const otherLine = ({ t }: Reader, code: string): string => `${t("line_other")} (${code})`;
