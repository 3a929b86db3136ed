/**
 * What a batch of webhooks is decided on, and what the decision is: plain data
 * on either side of the book.
 */

import type { Connection } from "../connections/connection.ts";
import type { Contact, Identity } from "../contacts/contact.ts";
import type { Department } from "../departments/department.ts";
import type { DomainEvent } from "../events/event.ts";
import type { TextSettings } from "../texts/mod.ts";
import type { Arrived, Heard, MessageChange, NewMessage } from "../threads/mod.ts";
import type { TicketChange } from "../tickets/mod.ts";
import type { Ticket } from "../tickets/ticket.ts";
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
  /** Messages of ours that receipts speak of, by Meta's id or by ours; their tickets are among `sentTickets`. */
  readonly sent: readonly Message[];
  readonly sentTickets: readonly Ticket[];
  readonly settings: TextSettings;
}

/** What is to be written. */
export interface Decided {
  readonly newContacts: readonly Contact[];
  readonly changedContacts: readonly Contact[];
  readonly newIdentities: readonly (Identity & { readonly contactId: string })[];
  /** Contacts whose phone and BSUID belong to two. */
  readonly conflicting: readonly string[];
  readonly newTickets: readonly Ticket[];
  /** Those that are announced, changed or not. */
  readonly changedTickets: readonly TicketChange[];
  readonly messages: readonly NewMessage[];
  /** When contacts last wrote. */
  readonly heard: readonly Heard[];
  readonly receipts: readonly Arrived[];
  /** Those of messages that nobody knows, still so at the commit. */
  readonly parked: readonly Arrived[];
  readonly changedMessages: readonly MessageChange[];
  readonly reopened: readonly Ticket[];
  readonly events: readonly DomainEvent[];
  /** What was left aside, by reason. */
  readonly ignored: Readonly<Record<string, number>>;
}

/** The key of a message of Meta's on one of our connections. */
export const wamidKey = (connectionId: string, providerId: string) => `${connectionId} ${providerId}`;
/** The key of an identity. */
export const identityKey = ({ kind, value }: Identity) => `${kind}:${value}`;
