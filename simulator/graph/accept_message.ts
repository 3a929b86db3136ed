/** An accepted send becomes a message of the conversation. */
import { type ChatMessage, newMessage } from "../chat.ts";
import type { RegisteredNumber } from "../number.ts";
import { newWamid } from "../wamid.ts";
import { chatOf, keepMessage, type World } from "../world.ts";
import { laterFailure } from "./may_send.ts";
import type { Recipient } from "./recipient.ts";
import type { SendRequest } from "./send_request.ts";

/** Keeps the message; its statuses are still to be scheduled. */
export function acceptMessage(
  world: World,
  number: RegisteredNumber,
  request: SendRequest,
  recipient: Recipient,
): ChatMessage {
  const { phone, group } = recipient;
  const failure = laterFailure(world, number, request, recipient);
  const message = newMessage({
    wamid: newWamid("out", phone?.phone ?? request.to),
    number: number.phoneNumberId,
    phone: phone?.id ?? null,
    group_id: group?.id ?? null,
    from: "business",
    type: request.type,
    text: request.text,
    content: request.content,
    media_id: request.mediaId ?? null,
    reply_to: request.replyTo,
    at: world.clock.now(),
    to: request.to,
    addressed_by: request.addressedBy === "group" ? null : request.addressedBy,
    opaque: request.opaque,
    error_code: failure?.code ?? null,
    error_details: failure?.details ?? null,
    billed_as: request.type === "reaction" ? null : request.category ?? "service",
  });
  const chat = group?.id ?? phone?.id;
  if (chat !== undefined) chatOf(world, number.phoneNumberId, chat).typing_until = 0;
  keepMessage(world, message);
  return message;
}
