/**
 * A conversation between one business number and one phone, as the phone holds it.
 *
 * Everything a send needs is reached by key: messages by wamid, chats by
 * (number, phone), what is still unread by a list of its own. A scan over a
 * chat's messages would be unnoticed at the demo and be the bottleneck of every
 * bench that sends a thousand messages a second.
 */
import type { JsonObject } from "./json.ts";

/** How far a message has come. For a customer's own message: sent, taken by the webhook, read by the business. */
export type MessageStatus = "accepted" | "sent" | "delivered" | "read" | "played" | "failed";

/** One person's emoji on a message; somebody has at most one on each. */
export interface Reaction {
  /** The phone's id, or the number's where the business reacted. */
  actor: string;
  by: "customer" | "business";
  emoji: string;
  at: number;
}

/** One message in either direction; this is also the JSON of the control API. */
export interface ChatMessage {
  wamid: string;
  number: string;
  /** Null: sent to somebody who does not exist. */
  phone: string | null;
  from: "customer" | "business";
  type: string;
  text: string | null;
  /** The message's own members in Meta's form: `{ type, text: { body } }`. */
  content: JsonObject;
  reply_to: string | null;
  /** Milliseconds of the simulated clock. */
  at: number;
  status: MessageStatus;
  /** What the business wrote into `to` or `recipient`. */
  to: string | null;
  addressed_by: "phone" | "bsuid" | null;
  opaque: string | null;
  /** No status webhook is sent for it. */
  silent: boolean;
  error_code: number | null;
  /** What Meta says of that error here; null: the code's usual sentence. */
  error_details: string | null;
  /** What Meta bills it as; null: free (a reaction, and all that a customer writes). */
  billed_as: "service" | "utility" | "marketing" | "authentication" | null;
  /** What has been put on this message, newest last. */
  reactions: Reaction[];
  /** When its sender last changed it (`text` and `content` are the new ones), or took it back. */
  edited_at: number | null;
  revoked_at: number | null;
  /** The stored medium it shows. */
  media_id: string | null;
  /** The group it was written in; `phone` is then the participant who wrote it, null for the business's own. */
  group_id: string | null;
  /** Each status it has had, with its time. */
  history: { status: MessageStatus; at: number }[];
}

/** A message as it begins: whatever is left out is as at a message that nobody has touched. */
export function newMessage(
  given: Partial<ChatMessage> & Pick<ChatMessage, "wamid" | "number" | "from" | "type" | "content" | "at">,
): ChatMessage {
  return {
    phone: null,
    text: null,
    reply_to: null,
    status: given.from === "customer" ? "sent" : "accepted",
    to: null,
    addressed_by: null,
    opaque: null,
    silent: false,
    error_code: null,
    error_details: null,
    billed_as: given.from === "customer" ? null : "service",
    reactions: [],
    edited_at: null,
    revoked_at: null,
    media_id: null,
    group_id: null,
    history: [],
    ...given,
  };
}

/** Whether a message of this type is a bubble of its own; the others change one that is there. */
export function isBubble(type: string): boolean {
  return type !== "reaction" && type !== "edit" && type !== "revoke";
}

/** Puts this person's emoji on the message in place of an earlier one; an empty emoji takes it away. */
export function react(message: ChatMessage, reaction: Reaction): void {
  message.reactions = message.reactions.filter((other) => other.actor !== reaction.actor);
  if (reaction.emoji !== "") message.reactions.push(reaction);
}

/** The state of one conversation beside its messages. */
export interface Chat {
  number: string;
  /** The phone's id, or the group's. */
  phone: string;
  messages: ChatMessage[];
  /** When the customer last wrote: the 24 h window counts from here. */
  last_inbound_at: number | null;
  /** The business is typing until then (real milliseconds). */
  typing_until: number;
  /** Customer's messages before this index have been read by the business. */
  business_read: number;
  /** Messages of the business that wait for a phone that is switched off. */
  undelivered: ChatMessage[];
  /** Delivered to the phone, not yet looked at. */
  unread: ChatMessage[];
}

export const windowMs = 24 * 60 * 60 * 1000;

/** An empty conversation. */
export function newChat(number: string, phone: string): Chat {
  return {
    number,
    phone,
    messages: [],
    last_inbound_at: null,
    typing_until: 0,
    business_read: 0,
    undelivered: [],
    unread: [],
  };
}

/** Whether the business may write freely now. */
export function isWindowOpen(chat: Chat, now: number): boolean {
  return chat.last_inbound_at !== null && now - chat.last_inbound_at < windowMs;
}
