/**
 * One bubble, inbound or outbound; belongs to a ticket and to the contact's
 * whole thread on a connection. Browser-safe.
 *
 * The danger: status webhooks come late, twice and in any order. Statuses are
 * merged by rank, never overwritten: failed only counts while nothing says
 * delivered.
 */

import type { ContactName } from "../contacts/contact.ts";
import type { Media } from "../media/media.ts";
import type { UserName } from "../users/user.ts";
import type { Content, MessageContext, Quote } from "./content.ts";

/** The states of a message; inbound ones are `received`. */
export type MessageStatus =
  | "received"
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "read"
  | "played"
  | "failed"
  | "undecided";

/** Who or what wrote a message. */
export type MessageOrigin =
  | "contact"
  | "agent"
  | "greeting"
  | "acceptance"
  | "farewell"
  | "system"
  | "phone_app";

/** Why a message was not sent: Meta's code (or ours) and what can be done about it. */
export interface MessageError {
  /** Meta's number as text ("131047"), or a code of ours ("window_closed"). */
  readonly code: string;
  /** Meta's own words, for the curious; the UI words it from the code. */
  readonly title?: string;
}

/** What somebody made of a message: one emoji an actor. */
export interface Reaction {
  /** "us", or a contact's id. */
  readonly by: string;
  readonly emoji: string;
}

/** One bubble. What it does not have is absent. */
export interface Message {
  readonly id: string;
  readonly ticketId: string;
  readonly contactId: string;
  readonly connectionId: string;
  readonly direction: "in" | "out";
  /** Meta's type ("text", "image", …); `system` for our own lines, `call` for calls. */
  readonly type: string;
  /** Its words: the text, the caption, the body or title; of a system line its code. */
  readonly text: string | null;
  /** What its type needs besides; absent where text and media say it all. */
  readonly content?: Content;
  readonly media?: Media;
  readonly quote?: Quote;
  readonly context?: MessageContext;
  /** Who of a group chat said it. */
  readonly author?: ContactName;
  /** By actor, oldest first; absent: nobody has reacted. */
  readonly reactions?: readonly Reaction[];
  /** When its author last changed it; the words before are its history. */
  readonly editedAt?: number;
  /** When its author took it back; the words stay, for whoever asks for its history. */
  readonly revokedAt?: number;
  /** Its author's public name goes in front when it is sent. */
  readonly signed?: true;
  readonly status: MessageStatus;
  /** Meta's wamid. */
  readonly providerId: string | null;
  readonly origin: MessageOrigin;
  readonly sentBy: UserName | null;
  readonly error: MessageError | null;
  /** Meta's timestamp for inbound, ours for outbound. */
  readonly at: number;
}

/** The last message as a ticket's row shows it. */
export interface LastMessage {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly type: string;
  /** At most 160 characters. */
  readonly text: string | null;
  readonly status: MessageStatus;
  readonly at: number;
}

/** How far a status gets a message: higher wins, and no receipt says one of 0. */
const RANK: Readonly<Record<MessageStatus, number>> = {
  received: 0,
  queued: 0,
  sending: 0,
  undecided: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  read: 4,
  played: 5,
};

/** What one status webhook says of a message. */
export interface Receipt {
  /** Meta's word; one we do not know changes nothing. */
  readonly status: string;
  readonly error: MessageError | null;
}

/** The message after these receipts, in whatever order they came. */
export function withReceipts(message: Message, receipts: readonly Receipt[]): Message {
  let after = message;
  for (const { status, error } of receipts) {
    const known = isReceiptStatus(status) && RANK[status] > RANK[after.status];
    if (known) after = { ...after, status, error: status === "failed" ? error : null };
  }
  return after;
}

const isReceiptStatus = (status: string): status is MessageStatus =>
  Object.hasOwn(RANK, status) && RANK[status as MessageStatus] > 0;

/** The length a text may have, in characters as Meta counts them. */
export const MAX_TEXT = 4096;

/** How much of a text a row shows: 160 characters, as Meta counts them. */
export function previewOf(text: string | null): string | null {
  if (text === null || text.length <= PREVIEW) return text;
  const characters = Array.from(text.slice(0, 2 * PREVIEW + 2));
  return characters.length <= PREVIEW ? text : characters.slice(0, PREVIEW - 1).join("") + "…";
}

/** The length of a preview, in characters. */
const PREVIEW = 160;

/** The row's view of a message; one that was taken back is `revoked` and says nothing. */
export function lastMessageOf(message: Message): LastMessage {
  const { id, direction, type, text, status, at, revokedAt } = message;
  if (revokedAt !== undefined) return { id, direction, type: "revoked", text: null, status, at };
  return { id, direction, type, text: previewOf(text), status, at };
}

/** The message as everybody sees it: one that was taken back says and shows nothing; its words are its history's. */
export function withoutWords(message: Message): Message {
  if (message.revokedAt === undefined) return message;
  const { content: _said, media: _shown, quote: _answered, ...rest } = message;
  return { ...rest, text: null };
}

/** What the jobs about one contact on one connection have in common: they run one after another. */
export function sendOrderKey(message: Pick<Message, "connectionId" | "contactId">): string {
  return `${message.connectionId}:${message.contactId}`;
}

declare module "../jobs/job.ts" {
  interface JobMap {
    /** Hands a queued message to Meta. */
    "message.send": { readonly messageId: string };
    /** Hands our reaction to a message, as it is by then, to Meta. */
    "reaction.send": { readonly messageId: string };
    /** Tells Meta that a customer's message has been read; with `typing`, that an answer is being typed. */
    "receipt.send": { readonly messageId: string; readonly typing: boolean };
  }
}
