/**
 * A system line in the reader's words: what happened to the ticket between the
 * bubbles. The line's text is a code, its content the values of the wording.
 */

import type { Message } from "../core/messages/message.ts";
import type { Reader, TextValues } from "./reader.ts";
import { LINES } from "./system_lines.ts";

/** The sentence; the code itself where we have no words for it. */
export function systemText(
  { t }: Reader,
  { text, content, sentBy }: Pick<Message, "text" | "content" | "sentBy">,
) {
  const key = LINES.get(text ?? "");
  if (!key) return text ?? "";
  const { reason, ...values } = {
    name: sentBy?.publicName ?? "",
    ...(content?.kind === "line" ? content.values : {}),
  } as TextValues & { reason?: string };
  return reason ? `${t(key, values)}: ${reason}` : t(key, values);
}
