/**
 * What a reaction, an edit, a revocation and a change of number leave behind in
 * the conversation, whoever made them.
 *
 * A target nobody knows changes nothing: the webhook has gone out all the same,
 * since an inbox must bear it.
 */
import { type ChatMessage, react, type Reaction } from "./chat.ts";
import { isObject, type JsonObject, textAt } from "./json.ts";
import type { Phone } from "./phone.ts";
import type { World } from "./world.ts";

/** Lets `message` change the one it names. */
export function applyChange(
  world: World,
  message: Pick<ChatMessage, "type" | "content" | "at">,
  who: Pick<Reaction, "by" | "actor">,
): void {
  const members = message.content[message.type];
  if (!isObject(members)) return;
  const target = world.messages.get(
    textAt(members, message.type === "reaction" ? "message_id" : "original_message_id") ?? "",
  );
  if (!target) return;
  if (message.type === "reaction") {
    react(target, { ...who, emoji: textAt(members, "emoji") ?? "", at: message.at });
  } else if (message.type === "revoke") target.revoked_at = message.at;
  else if (message.type === "edit" && isObject(members.message)) {
    const { context: _, ...content } = members.message;
    target.content = { ...target.content, ...content };
    target.text = isObject(content.text) ? textAt(content.text, "body") : target.text;
    target.edited_at = message.at;
  } else return;
  const chat = target.group_id ?? target.phone;
  if (chat !== null) world.changes.announce({ place: "chat", phone: chat });
}

/** Lets a system message about a new number or BSUID become true. */
export function applyMove(world: World, phone: Phone, content: JsonObject): void {
  if (content.type !== "system" || !isObject(content.system)) return;
  const { type } = content.system;
  if (type !== "user_changed_number" && type !== "user_changed_user_id") return;
  const wa_id = textAt(content.system, "wa_id");
  const bsuid = textAt(content.system, "user_id") ?? phone.bsuid;
  world.phones.move(phone, wa_id === null ? { bsuid } : { bsuid, phone: wa_id });
  world.changes.announce({ place: "phones", phone: phone.id });
}
