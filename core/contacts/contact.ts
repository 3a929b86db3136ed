/**
 * A customer. May have a phone, a username, a business-scoped id (BSUID), or
 * several; since 2026 a customer may come with no phone at all. Browser-safe.
 *
 * Contacts are never matched by name or username, which anybody may choose.
 */

/** A customer. */
export interface Contact {
  readonly id: string;
  /** The profile name the customer chose; null when Meta sent none. */
  readonly name: string | null;
  /** E.164 digits with a plus, as last seen; null when the customer hides it. */
  readonly phone: string | null;
  /** Meta's id for the phone: the canonical number to send to. */
  readonly waId: string | null;
  readonly bsuid: string | null;
  readonly username: string | null;
  readonly createdAt: number;
}

/** What a contact can be found by. */
export interface Identity {
  readonly kind: "phone" | "bsuid";
  readonly value: string;
}

/** A contact as rows and headers show it. */
export type ContactName = Pick<Contact, "id" | "name" | "phone" | "username">;

/** What to call a contact: name, else phone, else username, else null (the UI says "Contact"). */
export function contactLabel(contact: ContactName): string | null {
  return contact.name ?? contact.phone ?? (contact.username ? `@${contact.username}` : null);
}
