/** What the page of one contact is drawn from; browser-safe. */

import type { MediaKind } from "../media/media.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { Contact, Identity } from "./contact.ts";
import type { GroupChat } from "./group_chat.ts";
import type { ContactNote } from "./note.ts";

/** A shelf of files. */
export type MediaShelf = "pictures" | "documents" | "sounds";
/** The shelves, in the order of the tabs. */
export const MEDIA_SHELVES: readonly MediaShelf[] = ["pictures", "documents", "sounds"];

/** A file as a list of them shows it; fetched under its message's id. */
export interface ContactFile {
  readonly messageId: string;
  readonly kind: MediaKind;
  readonly direction: "in" | "out";
  readonly mimeType: string;
  readonly filename: string | null;
  readonly size: number | null;
  readonly durationMs: number | null;
  readonly thumbnail: boolean;
  readonly at: number;
}

/** A page of files, newest first. */
export interface MediaPage {
  readonly files: readonly ContactFile[];
  readonly nextCursor: string | null;
}

/** A page of notes, newest first. */
export interface NotePage {
  readonly notes: readonly ContactNote[];
  readonly nextCursor: string | null;
}

/** What is known beside. */
export interface ContactFacts {
  readonly identities: readonly Identity[];
  /** A phone and a BSUID of one message belonged to two contacts: somebody must look. */
  readonly conflict: boolean;
  /** Of a WhatsApp group; null: a person, or nothing was heard of it yet. */
  readonly groupChat: GroupChat | null;
}

/** The page of a contact. */
export interface ContactScreen extends ContactFacts {
  readonly contact: Contact;
  readonly notes: NotePage;
  readonly tickets: { readonly tickets: readonly Ticket[]; readonly nextCursor: string | null };
  /** The newest files of each shelf. */
  readonly files: Readonly<Record<MediaShelf, MediaPage>>;
}
