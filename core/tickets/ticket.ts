/**
 * A ticket: one stretch of service with one contact on one connection.
 * Browser-safe.
 *
 * It carries everything a row of the list and the header of the thread show,
 * because the very same object rides in events: what the fold puts on the
 * screen is what a reload would load.
 */

import type { ContactName } from "../contacts/contact.ts";
import type { Department } from "../departments/department.ts";
import { type LastMessage, lastMessageOf, type Message } from "../messages/message.ts";
import type { UserName } from "../users/user.ts";

/** Waiting for an agent, with an agent, done. */
export type TicketStatus = "waiting" | "attending" | "resolved";
/** The states in the order of the tabs. */
export const TICKET_STATUSES: readonly TicketStatus[] = ["attending", "waiting", "resolved"];

/** A ticket as rows, headers and events carry it. */
export interface Ticket {
  readonly id: string;
  /** What a customer can be told: `20261122-K7Q2M9`. */
  readonly protocol: string;
  readonly status: TicketStatus;
  /** Bumped by transitions only; what units are guarded by. */
  readonly revision: number;
  readonly contact: ContactName;
  readonly connection: { readonly id: string; readonly name: string };
  readonly department: Department | null;
  readonly assignee: UserName | null;
  readonly unread: number;
  /** Inbound messages so far: closing carries the number last seen. */
  readonly inboundSeq: number;
  readonly lastMessage: LastMessage | null;
  readonly lastMessageAt: number;
  /** Since when the customer waits for an answer; null: they do not. */
  readonly waitingSince: number | null;
  /** When the 24-hour service window closes; null: it never opened. */
  readonly windowClosesAt: number | null;
  readonly acceptanceSent: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly resolvedAt: number | null;
}

/** What visibility is decided on. */
export interface TicketScope {
  readonly status: TicketStatus;
  readonly departmentId: string | null;
  readonly assigneeId: string | null;
}

/** The scope of a ticket. */
export function scopeOf(ticket: Ticket): TicketScope {
  return {
    status: ticket.status,
    departmentId: ticket.department?.id ?? null,
    assigneeId: ticket.assignee?.id ?? null,
  };
}

/** Payload of every event about a ticket: its scope before, the whole row after, and the message if there is one. */
export interface TicketChanged {
  readonly ticketId: string;
  /** null: the ticket is new. */
  readonly before: TicketScope | null;
  readonly after: Ticket;
  /** The message that was added or changed. */
  readonly message?: Message;
  /** The user who did it; null: the customer, Meta or the clock. */
  readonly by: string | null;
}

declare module "../events/event.ts" {
  interface EventMap {
    "ticket.opened": TicketChanged;
    "ticket.reopened": TicketChanged;
    "ticket.accepted": TicketChanged;
    "ticket.returned": TicketChanged;
    "ticket.closed": TicketChanged;
    "ticket.read": TicketChanged;
    "message.received": TicketChanged;
    "message.queued": TicketChanged;
    "message.updated": TicketChanged;
    /** A line of ours for the team; never sent. */
    "message.noted": TicketChanged;
    /** Said elsewhere: typed in the phone's app, imported, or while Meta's own agent had the conversation. */
    "message.overheard": TicketChanged;
    /** Somebody of the team, or the phone's address book, gave the contact another name or picture. */
    "contact.changed": TicketChanged;
  }
}

/** 24 hours: how long after the customer's last message free-form messages may be sent (Meta). */
export const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Whether free-form messages may be sent now. */
export function isWindowOpen(ticket: Pick<Ticket, "windowClosesAt">, now: number): boolean {
  return ticket.windowClosesAt !== null && now < ticket.windowClosesAt;
}

/** The ticket with that bubble as its newest; a system line is for the team and never is. */
export function withLastMessage(ticket: Ticket, message: Message): Ticket {
  if (message.type === "system") return ticket;
  return { ...ticket, lastMessage: lastMessageOf(message), lastMessageAt: message.at };
}

/** What a customer can be told: the day it began (UTC) and the end of its id. */
export function protocolOf(id: string, createdAt: number): string {
  return new Date(createdAt).toISOString().slice(0, 10).replaceAll("-", "") + "-" + id.slice(-6);
}
