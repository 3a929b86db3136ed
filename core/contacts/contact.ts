/**
 * A customer. May have a phone, a username, a business-scoped id (BSUID), or
 * several; since 2026 a customer may come with no phone at all. Browser-safe.
 *
 * Contacts are never matched by name or username, which anybody may choose.
 */

/** A customer. */
export interface Contact {
  readonly id: string;
  /** What to call them: the name we gave them, else the profile's. */
  readonly name: string | null;
  /** The name the customer chose; null when Meta sent none. */
  readonly profileName: string | null;
  /** The name we gave them, or a phone's address book; null: none. */
  readonly givenName: string | null;
  /** The phone's address book gave that name; absent: somebody of ours did, or nobody. */
  readonly givenBy?: "address_book";
  /** E.164 digits with a plus, as last seen; null when the customer hides it. */
  readonly phone: string | null;
  /** Meta's id for the phone: the canonical number to send to. */
  readonly waId: string | null;
  readonly bsuid: string | null;
  readonly username: string | null;
  /** A WhatsApp group chat: it has a thread and tickets as a person has. */
  readonly group?: true;
  /** Its picture's version; absent: initials. */
  readonly picture?: string;
  /** Since when they want no marketing. */
  readonly marketingStoppedAt?: number;
  readonly createdAt: number;
}

/** What a contact can be found by. */
export interface Identity {
  readonly kind: "phone" | "bsuid" | "group";
  readonly value: string;
}

/** A contact as rows and headers show it. */
export type ContactName = Pick<Contact, "id" | "name" | "phone" | "username" | "group" | "picture">;

/** The contact as rows and headers show it. */
export function contactNameOf({ id, name, phone, username, group, picture }: Contact): ContactName {
  return { id, name, phone, username, ...(group && { group }), ...(picture && { picture }) };
}

/** What to call a contact: name, else phone, else username, else null (the UI says "Contact"). */
export function contactLabel(contact: ContactName): string | null {
  return contact.name ?? contact.phone ?? (contact.username ? `@${contact.username}` : null);
}
