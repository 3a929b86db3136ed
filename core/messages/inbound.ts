/**
 * What a webhook says, once Meta's JSON is behind it. Browser-safe.
 *
 * The parser in core/whatsapp yields these; receiving decides on them. What
 * nobody understands is `other`: it stays whole in the journal, is counted, and
 * touches no ticket.
 */

import type { Media, MediaSource } from "../media/media.ts";
import type { Content, MessageContext } from "./content.ts";

/** The customer at the other end, by everything Meta said about them; any of it may be missing, but not both phone and BSUID. */
export interface InboundSender {
  /** Digits with a plus. */
  readonly phone: string | null;
  /** Meta's id for the phone (digits): the canonical number to send to. */
  readonly waId: string | null;
  readonly bsuid: string | null;
  readonly username: string | null;
  readonly name: string | null;
}

/** Where what is said belongs: a number of ours, a customer, perhaps a group chat. */
interface InThread {
  readonly phoneNumberId: string;
  /** Meta's wamid of the item itself. */
  readonly providerId: string;
  /** The customer at the other end; of a group chat, the participant. */
  readonly from: InboundSender;
  /** Meta's id of the group chat; absent: it is private. */
  readonly groupId?: string;
  /** Overheard, not said to us: typed in the phone's app, imported, or while Meta's own agent had the conversation. */
  readonly source?: "phone_app" | "history" | "meta_agent";
  /** "out": the business said it (phone's app, history); "in" where absent. */
  readonly direction?: "in" | "out";
  /** Meta's timestamp, ms. */
  readonly at: number;
}

/** A message, of whatever type. */
export interface InboundMessage extends InThread {
  readonly kind: "message";
  /** Meta's type ("text", "image", …). */
  readonly type: string;
  /** The text, or the caption or title of what is no text; null when there is none. */
  readonly text: string | null;
  readonly content?: Content;
  /** Its file, waiting to be fetched (`failed` where Meta said so at once). */
  readonly media?: Media & MediaSource;
  /** Meta's id of the message it answers. */
  readonly quotedId?: string;
  readonly context?: MessageContext;
  /** Meta's item as it came; null where the fields above say it all. */
  readonly payload: unknown;
}

/** A status of a message that this business sent. */
export interface InboundReceipt {
  readonly kind: "receipt";
  readonly phoneNumberId: string;
  /** Meta's wamid of the message it is about. */
  readonly providerId: string;
  /** What we gave along when sending: our message's id. */
  readonly opaque: string | null;
  /** Meta's word: sent, delivered, read, played, failed, or one we do not know. */
  readonly status: string;
  /** Who of a group chat: BSUID or phone; absent: the one recipient. */
  readonly participant?: string;
  /** About what Meta's own agent sent while it had the conversation; absent: about what we sent. */
  readonly source?: "meta_agent";
  readonly at: number;
  /** Meta's first error of a failure. */
  readonly error: { readonly code: string; readonly title?: string } | null;
  readonly payload: unknown;
}

/** A reaction, or (null) its end. */
export interface InboundReaction extends InThread {
  readonly kind: "reaction";
  readonly targetId: string;
  readonly emoji: string | null;
}

/** Another text or picture in the place of an earlier one. */
export interface InboundEdit extends InThread {
  readonly kind: "edit";
  readonly targetId: string;
  readonly type: string;
  readonly text: string | null;
  readonly content?: Content;
  readonly payload: unknown;
}

/** A message taken back by whoever wrote it. */
export interface InboundRevoke extends InThread {
  readonly kind: "revoke";
  readonly targetId: string;
}

/** A customer's number, BSUID or security key is another one now. */
export interface InboundIdentityChange {
  readonly kind: "identity_change";
  readonly phoneNumberId: string;
  readonly providerId: string;
  readonly change: "number" | "user_id" | "security_key";
  /** What they were known by; any of it may be missing, all of it too. */
  readonly before: { readonly phone: string | null; readonly bsuid: string | null };
  /** What they are known by from now on. */
  readonly after: InboundSender;
  /** Meta's own words. */
  readonly text: string | null;
  readonly at: number;
  readonly payload: unknown;
}

/** A call; one by a customer opens the service window. */
export interface InboundCall extends InThread {
  readonly kind: "call";
  readonly event: "connect" | "terminate" | "status" | "other";
  readonly status?: string;
  readonly durationMs?: number;
  readonly payload: unknown;
}

/** A customer wants marketing no more, or again. */
export interface InboundPreference {
  readonly kind: "preference";
  readonly phoneNumberId: string;
  readonly from: InboundSender;
  readonly category: string;
  readonly value: "stop" | "resume" | "signup" | "other";
  readonly at: number;
}

/** A name of the phone's address book, added or removed. */
export interface InboundAddressBook {
  readonly kind: "address_book";
  readonly phoneNumberId: string;
  readonly from: InboundSender;
  readonly action: "add" | "remove";
  readonly name: string | null;
  readonly at: number;
}

/** How far the import of a phone's history has come. Its messages are items of their own (`source: "history"`). */
export interface InboundHistory {
  readonly kind: "history_progress";
  readonly phoneNumberId: string;
  readonly phase: number | null;
  readonly progress: number | null;
  /** The phone's owner declined (2593109). */
  readonly declined: boolean;
  readonly at: number;
}

/** News of a WhatsApp group chat; what is not said stays. */
export interface InboundGroupUpdate {
  readonly kind: "group_update";
  readonly phoneNumberId: string;
  readonly groupId: string;
  /** Meta's word: group_create, group_delete, group_suspend, group_participants_add, … */
  readonly event: string;
  readonly subject?: string;
  readonly description?: string;
  readonly inviteLink?: string;
  readonly state?: "active" | "suspended" | "deleted";
  readonly added?: readonly { readonly id: string; readonly name?: string }[];
  readonly removed?: readonly { readonly id: string }[];
  readonly errors?: readonly { readonly code: string; readonly title?: string }[];
  readonly at: number;
  readonly payload: unknown;
}

/** News of a template; what is not said stays. */
export interface InboundTemplateUpdate {
  readonly kind: "template_update";
  readonly wabaId: string;
  readonly providerId: string | null;
  readonly name: string;
  readonly language: string;
  readonly status?: string;
  readonly category?: string;
  readonly quality?: string;
  readonly reason?: string;
  /** The parts changed: the list has to be fetched anew. */
  readonly componentsChanged?: true;
  readonly at: number;
}

/** News of the account or of a number of ours: health, limits, names, errors of the channel. */
export interface InboundAccountUpdate {
  readonly kind: "account_update";
  readonly wabaId: string | null;
  /** Which number, where it says so. */
  readonly phoneNumberId?: string;
  /** Digits with a plus. */
  readonly displayPhoneNumber?: string;
  /** Meta's webhook field ("account_update", "phone_number_quality_update", "messages.errors", …). */
  readonly field: string;
  /** Meta's word for what happened. */
  readonly event: string;
  readonly severity: "info" | "warning" | "danger";
  readonly quality?: string;
  readonly messagingLimit?: string;
  readonly verifiedName?: string;
  readonly details: unknown;
  readonly at: number;
}

/** Who has a conversation now: we, or Meta's own agent. */
export interface InboundHandover {
  readonly kind: "handover";
  readonly phoneNumberId: string;
  readonly from: InboundSender;
  readonly heldBy: "us" | "meta_agent";
  readonly at: number;
}

/** Kept in the journal, without effect. */
export interface InboundOther {
  readonly kind: "other";
  /** Meta's webhook field, or what was wrong with the item. */
  readonly field: string;
  readonly payload: unknown;
}

/** One thing that a webhook says. */
export type InboundItem =
  | InboundMessage
  | InboundReceipt
  | InboundReaction
  | InboundEdit
  | InboundRevoke
  | InboundIdentityChange
  | InboundCall
  | InboundPreference
  | InboundAddressBook
  | InboundHistory
  | InboundGroupUpdate
  | InboundTemplateUpdate
  | InboundAccountUpdate
  | InboundHandover
  | InboundOther;

/**
 * Whether a message is customer content: it opens or reopens a ticket, counts as unread and refreshes the
 * service window. What was overheard or typed by the business itself does none of that.
 */
export function isCustomerContent(message: Pick<InboundMessage, "source" | "direction">): boolean {
  return message.source === undefined && message.direction !== "out";
}
