/**
 * The business has read: blue ticks on the phone, and "typing" if it says so.
 *
 * As at Meta, reading a message reads all before it. The danger is a scan of the
 * whole chat at each reading: the chat remembers how far the business has read.
 */

import { isBubble } from "../chat.ts";
import { isObject, type JsonObject, textAt } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { announceChat, chatOf, type World } from "../world.ts";
import { graphError, graphErrorResponse, invalidParameter } from "./graph_error.ts";

const typingMs = 25_000;
const markableMs = 30 * 24 * 60 * 60 * 1000;

/**
 * `POST /:phoneNumberId/messages` with `status: "read"`: this message and all before it get their blue ticks, and
 * with `typing_indicator` the phone shows "typing" until the next message, 25 s at most. 131009 for an id that is
 * no message of a customer to this number.
 */
export function markRead(world: World, number: RegisteredNumber, body: JsonObject): Response {
  if (body.messaging_product !== "whatsapp") {
    return graphErrorResponse(invalidParameter("The parameter messaging_product is required."));
  }
  const wamid = textAt(body, "message_id");
  if (wamid === null) return graphErrorResponse(graphError(131008, "Parameter 'message_id' is mandatory"));
  const message = world.messages.get(wamid);
  if (
    !message || message.from !== "customer" || message.number !== number.phoneNumberId ||
    message.phone === null
  ) {
    return graphErrorResponse(graphError(131009, "Message ID is invalid."));
  }
  const typing = body.typing_indicator;
  if (typing !== undefined && !(isObject(typing) && typing.type === "text")) {
    return graphErrorResponse(invalidParameter("Param typing_indicator['type'] must be one of {TEXT}."));
  }
  if (world.clock.now() - message.at > markableMs) {
    return graphErrorResponse(graphError(131009, "The message is older than 30 days."));
  }
  const chat = chatOf(world, message.number, message.group_id ?? message.phone);
  // In a group each message is read by itself.
  while (
    message.group_id === null && isBubble(message.type) && message.status !== "read" &&
    chat.business_read < chat.messages.length
  ) {
    const earlier = chat.messages[chat.business_read++];
    if (earlier?.from === "customer") earlier.status = "read";
    if (earlier === message) break;
  }
  message.status = "read";
  if (typing !== undefined) {
    chat.typing_until = Date.now() + typingMs;
    world.timers.later(typingMs, () => announceChat(world, message));
  }
  announceChat(world, message);
  return Response.json({ success: true });
}
