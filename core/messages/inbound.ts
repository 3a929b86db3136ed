/**
 * What a webhook says, once Meta's JSON is behind it: a message, a receipt for
 * one of ours, or something kept for later. Browser-safe.
 *
 * The parser in core/whatsapp yields these; receiving decides on them. A kind
 * that receiving does not know yet is `other`: it stays whole in the journal
 * and touches no ticket.
 */

/** Whoever wrote, by everything Meta said about them; any of it may be missing, but not both phone and BSUID. */
export interface InboundSender {
  /** Digits with a plus. */
  readonly phone: string | null;
  /** Meta's id for the phone (digits): the canonical number to send to. */
  readonly waId: string | null;
  readonly bsuid: string | null;
  readonly username: string | null;
  readonly name: string | null;
}

/** A message from a customer, of whatever type. */
export interface InboundMessage {
  readonly kind: "message";
  readonly phoneNumberId: string;
  /** Meta's wamid. */
  readonly providerId: string;
  readonly from: InboundSender;
  /** Meta's type ("text", "image", …). */
  readonly type: string;
  /** The text, or the caption or title of what is no text; null when there is none. */
  readonly text: string | null;
  /** Meta's item as it came; null where the fields above say it all. */
  readonly payload: unknown;
  /** Meta's timestamp, ms. */
  readonly at: number;
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
  readonly at: number;
  /** Meta's first error of a failure. */
  readonly error: { readonly code: string; readonly title?: string } | null;
  readonly payload: unknown;
}

/** Kept in the journal, for now without effect. */
export interface InboundOther {
  readonly kind: "other";
  /** Meta's webhook field, or what was wrong with the item. */
  readonly field: string;
  readonly payload: unknown;
}

/** One thing that a webhook says. */
export type InboundItem = InboundMessage | InboundReceipt | InboundOther;

const SILENT = new Set(["reaction", "edit", "revoke", "system", "request_welcome"]);

/**
 * Whether a message is customer content: it opens or reopens a ticket, counts as unread and refreshes the
 * service window. Reactions, edits, deletions and system lines do none of that.
 */
export function isCustomerContent(message: Pick<InboundMessage, "type">): boolean {
  return !SILENT.has(message.type);
}
