/**
 * The book that a batch of webhooks is decided in: what the database knew of
 * everybody concerned, and beside it what has become of them, item by item.
 *
 * Later items see what earlier ones did: the second message of a new customer
 * finds the ticket that the first one opened. Nothing here reads or writes the
 * database; `decided` is what is to be written.
 *
 * The danger: an event must carry the row as a reload would show it after that
 * very item. So a ticket lives here once, whoever touches it.
 */

import { type Contact, contactNameOf, type Identity } from "../contacts/contact.ts";
import type { GroupChat, MarketingWord } from "../contacts/mod.ts";
import type { DomainEvent } from "../events/event.ts";
import type { Arrived, Heard, Held, NewMessage } from "../threads/mod.ts";
import { SERVICE_WINDOW_MS, type Ticket } from "../tickets/ticket.ts";
import { AdditionBook } from "./addition_book.ts";
import type {
  InboundAccountUpdate,
  InboundHistory,
  InboundReceipt,
  InboundTemplateUpdate,
} from "./inbound.ts";
import { type Arrival, type Decided, identityKey, type Loaded } from "./inbound_decision.ts";
import { MessageBook } from "./message_book.ts";

const pairKey = (connectionId: string, contactId: string) => `${connectionId} ${contactId}`;

/** The book of one batch. */
export class InboundBook {
  readonly known: Set<string>;
  readonly messages: MessageBook;
  readonly additions: AdditionBook;
  readonly knownReceipts: Loaded["knownReceipts"];
  readonly events: DomainEvent[] = [];
  readonly receipts: Arrived[] = [];
  readonly parked: Arrived[] = [];
  readonly reopened: Ticket[] = [];
  readonly unknownTargets: [connectionId: string, providerId: string][] = [];
  readonly held: Held[] = [];
  readonly marketing: MarketingWord[] = [];
  readonly templateNews: {
    readonly id: string;
    readonly alertId: string;
    readonly news: InboundTemplateUpdate;
  }[] = [];
  readonly accountNews: { readonly id: string; readonly news: InboundAccountUpdate }[] = [];
  readonly historyNews: InboundHistory[] = [];
  /** New tickets whose customer is to be greeted. */
  readonly toGreet: { readonly ticketId: string; readonly arrival: Arrival }[] = [];
  readonly #holders = new Map<string, string>();
  readonly #contacts = new Map<string, { readonly was: Contact | null; now: Contact }>();
  readonly #newIdentities = new Map<string, Identity & { contactId: string }>();
  readonly #goneIdentities: (Identity & { contactId: string })[] = [];
  readonly #groupChats = new Map<string, { readonly was: GroupChat | null; now: GroupChat }>();
  readonly #conflicting = new Set<string>();
  readonly #tickets = new Map<string, { readonly was: Ticket | null; now: Ticket; touched: boolean }>();
  readonly #byPair = new Map<string, string>();
  readonly #heard = new Map<string, Heard>();
  readonly #telling: readonly Ticket[];
  readonly #ignored: Record<string, number> = {};

  constructor(loaded: Loaded) {
    this.known = new Set(loaded.known);
    this.messages = new MessageBook(loaded.messages);
    this.additions = new AdditionBook(loaded.reactions, loaded.revisions);
    this.knownReceipts = loaded.knownReceipts;
    for (const chat of loaded.groupChats) this.#groupChats.set(chat.groupId, { was: chat, now: chat });
    for (const [key, contact] of loaded.contacts) {
      this.#holders.set(key, contact.id);
      this.#contacts.set(contact.id, { was: contact, now: contact });
    }
    this.#telling = loaded.tellingTickets;
    for (const ticket of [...loaded.tellingTickets, ...loaded.messageTickets, ...loaded.tickets]) {
      this.#tickets.set(ticket.id, { was: ticket, now: ticket, touched: false });
    }
    for (const ticket of loaded.tickets) {
      this.#byPair.set(pairKey(ticket.connection.id, ticket.contact.id), ticket.id);
    }
  }

  ignore(reason: string): void {
    this.#ignored[reason] = (this.#ignored[reason] ?? 0) + 1;
  }

  park(connectionId: string, receipt: InboundReceipt): void {
    this.parked.push([connectionId, receipt]);
    this.ignore("receipt_parked");
  }

  contactBy(identity: Identity): Contact | null {
    const id = this.#holders.get(identityKey(identity));
    return id === undefined ? null : this.#contacts.get(id)?.now ?? null;
  }

  addContact(contact: Contact): void {
    this.#contacts.set(contact.id, { was: null, now: contact });
  }

  changeContact(contact: Contact): void {
    const entry = this.#contacts.get(contact.id);
    if (entry) entry.now = contact;
  }

  /** From now on the contact is found by that identity as well. */
  link(identity: Identity, contact: Contact): void {
    this.#newIdentities.set(identityKey(identity), { ...identity, contactId: contact.id });
    this.#holders.set(identityKey(identity), contact.id);
  }

  /** From now on the contact is not found by that identity: it may become somebody else's. */
  unlink(identity: Identity, contact: Contact): void {
    const key = identityKey(identity);
    if (this.#holders.get(key) !== contact.id) return;
    this.#holders.delete(key);
    if (!this.#newIdentities.delete(key)) this.#goneIdentities.push({ ...identity, contactId: contact.id });
  }

  markConflict(contact: Contact): void {
    this.#conflicting.add(contact.id);
  }

  ticketOf(connectionId: string, contactId: string): Ticket | null {
    const id = this.#byPair.get(pairKey(connectionId, contactId));
    return id === undefined ? null : this.ticket(id);
  }

  /** The tickets that tell a contact's news: that of this number, and those that others see. */
  tellingTickets(connectionId: string, contactId: string): Ticket[] {
    const here = this.#byPair.get(pairKey(connectionId, contactId));
    const known = this.#telling.filter(({ contact }) => contact.id === contactId).map(({ id }) => id);
    const ids = new Set(here === undefined ? known : [here, ...known]);
    return [...ids].flatMap((id) => this.ticket(id) ?? []);
  }

  /** The ticket as a reload would show it now: its customer's name and window are those of the whole book. */
  ticket(id: string): Ticket | null {
    const ticket = this.#tickets.get(id)?.now;
    if (!ticket) return null;
    const known = this.#contacts.get(ticket.contact.id)?.now;
    const contact = known ? contactNameOf(known) : ticket.contact;
    const [, , heardAt = 0] = this.#heard.get(pairKey(ticket.connection.id, contact.id)) ?? [];
    const windowClosesAt = heardAt
      ? Math.max(ticket.windowClosesAt ?? 0, heardAt + SERVICE_WINDOW_MS)
      : ticket.windowClosesAt;
    return { ...ticket, contact, windowClosesAt };
  }

  /** A ticket that is opened now; from here on the newest of its contact and connection. */
  openTicket(ticket: Ticket): void {
    this.#tickets.set(ticket.id, { was: null, now: ticket, touched: true });
    this.#byPair.set(pairKey(ticket.connection.id, ticket.contact.id), ticket.id);
  }

  /** The ticket is announced as this: even where the row stays as it was, it must still be so at the commit. */
  changeTicket(ticket: Ticket): void {
    const entry = this.#tickets.get(ticket.id);
    if (entry) Object.assign(entry, { now: ticket, touched: true });
  }

  /** The customer wrote at that time: the service window counts from the latest. */
  heard(connectionId: string, contactId: string, at: number): void {
    const key = pairKey(connectionId, contactId);
    const known = this.#heard.get(key);
    this.#heard.set(key, [connectionId, contactId, Math.max(at, known?.[2] ?? 0)]);
  }

  /** The message of ours that a receipt speaks of. */
  sentMessage(connectionId: string, { providerId, opaque }: InboundReceipt): NewMessage | null {
    const message = this.messages.byWamid(connectionId, providerId) ??
      (opaque === null ? null : this.messages.byId(opaque));
    return message?.connectionId === connectionId && message.direction === "out" ? message : null;
  }

  groupChat(groupId: string): GroupChat | null {
    return this.#groupChats.get(groupId)?.now ?? null;
  }

  groupChatOf(contactId: string): GroupChat | null {
    return [...this.#groupChats.values()].find(({ now }) => now.contactId === contactId)?.now ?? null;
  }

  changeGroupChat(chat: GroupChat): void {
    const was = this.#groupChats.get(chat.groupId)?.was ?? null;
    this.#groupChats.set(chat.groupId, { was, now: chat });
  }

  /** Everything that is to be written. */
  decided(): Decided {
    const contacts = [...this.#contacts.values()];
    const tickets = [...this.#tickets.values()];
    const messages = this.messages.fresh();
    return {
      newContacts: contacts.flatMap(({ was, now }) => was ? [] : [now]),
      changedContacts: contacts.flatMap(({ was, now }) => was && was !== now ? [now] : []),
      newIdentities: [...this.#newIdentities.values()],
      goneIdentities: this.#goneIdentities,
      marketing: this.marketing,
      groupChats: [...this.#groupChats.values()].filter(({ was, now }) => was !== now),
      conflicting: [...this.#conflicting],
      newTickets: tickets.flatMap(({ was, now }) => was ? [] : [now]),
      changedTickets: tickets.flatMap(({ was, now, touched }) => was && touched ? [{ was, now }] : []),
      messages,
      knownAdditions: this.additions.knownOf(messages),
      reactions: this.additions.reactions(),
      revisions: this.additions.revisions(),
      unknownTargets: this.unknownTargets,
      heard: [...this.#heard.values()],
      held: this.held,
      receipts: this.receipts,
      parked: this.parked,
      changedMessages: this.messages.changed(),
      reopened: this.reopened,
      templateNews: this.templateNews,
      accountNews: this.accountNews,
      historyNews: this.historyNews,
      events: this.events,
      ignored: this.#ignored,
    };
  }
}
