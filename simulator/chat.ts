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
export type MessageStatus = "accepted" | "sent" | "delivered" | "read" | "failed";

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
}

/** The state of one conversation beside its messages. */
export interface Chat {
  number: string;
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
