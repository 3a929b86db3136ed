/**
 * What changes a message that is there: a reaction, an edit, a revocation.
 *
 * The target may be named freely, a message nobody knows included: that is what
 * an inbox meets that was set up yesterday. Without a name it is the newest one
 * that fits.
 */
import { type JsonObject, textAt } from "../json.ts";
import { type ContentMaker, lastMessage, type Problem, type Writing } from "./content.ts";

function targetOf(writing: Writing, from: "customer" | "business"): string | Problem {
  const named = textAt(writing.input, "message");
  if (named !== null) return named;
  const found = lastMessage(writing, from);
  return found?.wamid ?? { problem: "message is missing, and there is none that would fit." };
}

/** `{ message?, emoji? | remove: "empty" | "absent" }`: on the business's last message where none is named. */
export const reaction: ContentMaker = (writing) => {
  const message_id = targetOf(writing, "business");
  if (typeof message_id !== "string") return message_id;
  const remove = textAt(writing.input, "remove");
  if (remove !== null && remove !== "empty" && remove !== "absent") {
    return { problem: "remove is empty or absent." };
  }
  const emoji = textAt(writing.input, "emoji");
  if (remove === null && emoji === null) return { problem: "emoji or remove is missing." };
  const given = remove === null ? emoji : remove === "empty" ? "" : undefined;
  return { content: { type: "reaction", reaction: { message_id, emoji: given } } };
};

/** `{ message?, text? | caption? }`: the new words of an own message. */
export const edit: ContentMaker = (writing) => {
  const original_message_id = targetOf(writing, "customer");
  if (typeof original_message_id !== "string") return original_message_id;
  const words = textAt(writing.input, "text") ?? textAt(writing.input, "caption");
  if (words === null) return { problem: "text is missing." };
  const original = writing.world.messages.get(original_message_id);
  const message = { context: { id: "M0" }, ...rewritten(original?.content ?? { type: "text" }, words) };
  return { content: { type: "edit", edit: { original_message_id, message } } };
};

/** `{ message? }`: takes an own message back. */
export const revoke: ContentMaker = (writing) => {
  const original_message_id = targetOf(writing, "customer");
  if (typeof original_message_id !== "string") return original_message_id;
  return { content: { type: "revoke", revoke: { original_message_id } } };
};

/** The same message with other words: a text's body, anything else's caption. */
function rewritten(content: JsonObject, words: string): JsonObject {
  const type = textAt(content, "type") ?? "text";
  const members = content[type];
  if (type === "text" || typeof members !== "object") return { type: "text", text: { body: words } };
  return { type, [type]: { ...members, caption: words } };
}
