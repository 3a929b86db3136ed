/** A message in one line: for a quote, and for whatever has no picture of its own. */
import type { ChatMessage } from "../chat.ts";
import { isObject, type JsonObject, textAt } from "../json.ts";
import { page as words } from "../texts.ts";

/** The members of the message's own type: `content.image` of an image. */
export function membersOf({ content, type }: Pick<ChatMessage, "content" | "type">): JsonObject {
  const members = content[type];
  return isObject(members) ? members : {};
}

/** What it says, or what it is. */
export function summaryOf(message: ChatMessage): string {
  if (message.revoked_at !== null) return words.bubble.gone;
  if (message.text !== null) return message.text;
  const members = membersOf(message);
  const body = isObject(members.body) ? textAt(members.body, "text") : null;
  const kinds: Record<string, string> = words.bubble.kinds;
  return textAt(members, "caption") ?? textAt(members, "filename") ?? textAt(members, "text") ??
    chosenOf(members) ??
    body ?? textAt(members, "name") ?? kinds[message.type] ?? words.phone.unknownKind(message.type);
}

/** The title of what was tapped. */
export function chosenOf(interactive: JsonObject): string | null {
  for (const kind of ["button_reply", "list_reply", "nfm_reply", "call_permission_reply"]) {
    const reply = interactive[kind];
    if (isObject(reply)) return textAt(reply, "title") ?? textAt(reply, "body") ?? textAt(reply, "response");
  }
  return null;
}
