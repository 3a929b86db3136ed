/**
 * What a batch of webhooks is decided on, and what the decision is: plain data
 * on either side of the book.
 */

import type { Connection } from "../connections/connection.ts";
import type { Contact, Identity } from "../contacts/contact.ts";
import type { GroupChat, MarketingWord } from "../contacts/mod.ts";
import type { Department } from "../departments/department.ts";
import type { DomainEvent } from "../events/event.ts";
import type { TextSettings } from "../texts/mod.ts";
import type {
  Arrived,
  Heard,
  Held,
  KnownReceipt,
  MessageChange,
  NewMessage,
  ReactionRow,
  Revision,
} from "../threads/mod.ts";
import type { TicketChange } from "../tickets/mod.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { InboundAccountUpdate, InboundHistory, InboundTemplateUpdate } from "./inbound.ts";
import type { Message } from "./message.ts";

/** A number of ours, and the department its new tickets go to. */
export interface Arrival {
  readonly connection: Connection;
  readonly department: Department | null;
}

/** What the database knew, from one snapshot. */
export interface Loaded {
  /** By phone number id. */
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** `wamidKey` of the messages that are stored already. */
  readonly known: ReadonlySet<string>;
  /** By `identityKey`. */
  readonly contacts: ReadonlyMap<string, Contact>;
  /** For each contact and connection the open ticket, else the latest. */
  readonly tickets: readonly Ticket[];
  /** Of contacts that may get another name: the tickets, on any number, that tell everybody who shows them. */
  readonly tellingTickets: readonly Ticket[];
  /** Messages that receipts, answers, reactions, edits and deletions speak of, with their words; their tickets beside them. */
  readonly messages: readonly Message[];
  readonly messageTickets: readonly Ticket[];
  /** To those messages, and to those that are about to be stored. */
  readonly reactions: readonly ReactionRow[];
  readonly revisions: readonly Revision[];
  readonly groupChats: readonly GroupChat[];
  /** For messages of group chats that receipts speak of, and for what is overheard and was sent by the business. */
  readonly knownReceipts: readonly KnownReceipt[];
  readonly settings: TextSettings;
}

/** What is to be written. */
export interface Decided {
  readonly newContacts: readonly Contact[];
  readonly changedContacts: readonly Contact[];
  readonly newIdentities: readonly (Identity & { readonly contactId: string })[];
  /** What contacts are found by no longer. */
  readonly goneIdentities: readonly (Identity & { readonly contactId: string })[];
  readonly marketing: readonly MarketingWord[];
  readonly groupChats: readonly { readonly was: GroupChat | null; readonly now: GroupChat }[];
  /** Contacts whose phone and BSUID belong to two. */
  readonly conflicting: readonly string[];
  readonly newTickets: readonly Ticket[];
  /** Those that are announced, changed or not. */
  readonly changedTickets: readonly TicketChange[];
  readonly messages: readonly NewMessage[];
  /** How many reactions to those messages, and revisions of them, the database knew; still so at the commit. */
  readonly knownAdditions: { readonly reactions: number; readonly revisions: number };
  readonly reactions: readonly ReactionRow[];
  readonly revisions: readonly Revision[];
  /** Messages that were spoken of and that nobody knows, still so at the commit. */
  readonly unknownTargets: readonly (readonly [connectionId: string, providerId: string])[];
  /** When contacts last wrote. */
  readonly heard: readonly Heard[];
  readonly held: readonly Held[];
  readonly receipts: readonly Arrived[];
  /** Those of messages that nobody knows, still so at the commit. */
  readonly parked: readonly Arrived[];
  readonly changedMessages: readonly MessageChange[];
  readonly reopened: readonly Ticket[];
  readonly templateNews: readonly {
    readonly id: string;
    /** Of the alert that its state may be worth. */
    readonly alertId: string;
    readonly news: InboundTemplateUpdate;
  }[];
  readonly accountNews: readonly { readonly id: string; readonly news: InboundAccountUpdate }[];
  readonly historyNews: readonly InboundHistory[];
  readonly events: readonly DomainEvent[];
  /** What was left aside, by reason. */
  readonly ignored: Readonly<Record<string, number>>;
}

/** The key of a message of Meta's on one of our connections. */
export const wamidKey = (connectionId: string, providerId: string) => `${connectionId} ${providerId}`;
/** The key of an identity. */
export const identityKey = ({ kind, value }: Identity) => `${kind}:${value}`;
