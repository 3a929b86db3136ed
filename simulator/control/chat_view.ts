/** A conversation as the control API tells it. */
import { type Chat, isWindowOpen } from "../chat.ts";
import { choicesOf } from "../inbound/tap.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";

/** The conversation as its phone shows it; `choices` is what can be tapped on a message. */
export function chatView(world: World, chat: Chat): JsonObject {
  return {
    number: chat.number,
    messages: chat.messages.map((message) => ({
      ...message,
      choices: choicesOf(world, message).map(({ sends: _, ...choice }) => choice),
    })),
    unread: chat.unread.length,
    typing: chat.typing_until > Date.now(),
    window_open: isWindowOpen(chat, world.clock.now()),
    last_inbound_at: chat.last_inbound_at,
  };
}
