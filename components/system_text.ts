/**
 * A system line in the reader's words: what happened to the ticket between the
 * bubbles. The line's text is a code, its payload what the wording needs.
 */

import type { Message } from "../core/messages/message.ts";
import type { Reader, TextValues } from "./reader.ts";
import { LINES } from "./system_lines.ts";

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

function valuesOf(payload: unknown): TextValues & { reason?: string } {
  if (typeof payload !== "object" || payload === null) return {};
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => typeof value === "string"));
}
