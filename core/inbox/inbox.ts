/**
 * What a viewer sees: the list of tickets, and one open thread. Browser-safe:
 * the server loads these states, the islands fold events into them
 * (those of a thread in thread.ts, which the list's page does not need).
 *
 * House law: fold(state at t0, events since t0) = state loaded at t1, for the
 * window of rows that the screen holds: those down to its cursor. inbox_test.ts
 * enumerates every event. The draft is the composer's own and is not folded.
 *
 * The danger: a count is a count of what the viewer may see, so an event says
 * the ticket's scope before, and the same policy that guards the server decides
 * here whether it was counted. And one customer may have many rows: what an
 * event says of the contact or of the service window holds for all of them.
 */

import type { SignatureMode } from "../connections/connection.ts";
import type { Department } from "../departments/department.ts";
import type { LoggedEvent } from "../events/event.ts";
import { placeOf } from "../cursor.ts";
import type { Message } from "../messages/message.ts";
import { canSeeTicket } from "../tickets/ticket_policy.ts";
import { scopeOf, type Ticket, type TicketScope, type TicketStatus } from "../tickets/ticket.ts";
import type { Viewer } from "../users/user.ts";

/** Which tickets a list shows. */
export interface InboxFilter {
  readonly tab: TicketStatus;
  /** A department's id, "none" for tickets without one, null for all. */
  readonly departmentId: string | null;
}

/** The list of tickets as one viewer sees it. */
export interface InboxState {
  readonly viewer: Viewer;
  readonly filter: InboxFilter;
  readonly counts: Readonly<Record<TicketStatus, number>>;
  /** Newest last message first. */
  readonly tickets: readonly Ticket[];
  /** Cursor of the next page; null: this is all. */
  readonly nextCursor: string | null;
  /** The departments the filter offers. */
  readonly departments: readonly Department[];
  /** Whether no number is connected yet; only an empty list says so. */
  readonly unconnected?: true;
  readonly lastSeq: number;
}

/** One open thread: a ticket, and the contact's messages on that connection across tickets, oldest first. */
export interface ThreadState {
  readonly viewer: Viewer;
  readonly ticket: Ticket;
  readonly messages: readonly Message[];
  /** Cursor of older messages; null: these are all. */
  readonly olderCursor: string | null;
  readonly draft: string;
  /** Whether agents' names go in front of what they write here. */
  readonly signatureMode: SignatureMode;
  readonly lastSeq: number;
}

/** What the stream brings: an event, the news that a ticket went out of sight, or the order to load anew. */
export type StreamEvent =
  | LoggedEvent
  | {
    readonly name: "ticket.left";
    readonly seq: number;
    readonly ticketId: string;
    readonly before: TicketScope;
  }
  | { readonly name: "reset"; readonly seq: number };

const inDepartment = (filter: InboxFilter, scope: TicketScope) =>
  filter.departmentId === null || (scope.departmentId ?? "none") === filter.departmentId;

const counted = (state: InboxState, scope: TicketScope | null) =>
  scope !== null && canSeeTicket(state.viewer, scope) && inDepartment(state.filter, scope);

/** Newest last message first; the id breaks ties as the server's query does. */
export function byLastMessage(a: Ticket, b: Ticket): number {
  return b.lastMessageAt - a.lastMessageAt || (a.id < b.id ? 1 : -1);
}

/** Whether a window that ends at that cursor (null: it has no end) reaches back to a row of that time. */
export function reaches(cursor: string | null, at: number, id: string): boolean {
  const end = cursor === null ? null : placeOf(cursor);
  return !end || at > end.at || (at === end.at && id >= end.id);
}

/** What another ticket's event says of this one: its contact's name, and the window on their connection. */
export function withNewsOf(ticket: Ticket, after: Ticket): Ticket {
  if (ticket.contact.id !== after.contact.id) return ticket;
  const sameThread = ticket.connection.id === after.connection.id;
  const windowClosesAt = sameThread ? after.windowClosesAt : ticket.windowClosesAt;
  return { ...ticket, contact: after.contact, windowClosesAt };
}

/** The list after an event. An event that was already folded changes nothing. */
export function foldInbox(state: InboxState, event: StreamEvent): InboxState {
  if (event.seq <= state.lastSeq) return state;
  if (!("ticketId" in event)) return { ...state, lastSeq: event.seq };
  const after = "after" in event ? event.after : null;
  const now = after && scopeOf(after);
  const counts = { ...state.counts };
  if (event.before && counted(state, event.before)) counts[event.before.status]--;
  if (now && counted(state, now)) counts[now.status]++;

  const others = state.tickets.filter((ticket) => ticket.id !== event.ticketId)
    .map((ticket) => after ? withNewsOf(ticket, after) : ticket);
  const belongs = after && now && counted(state, now) && now.status === state.filter.tab &&
    reaches(state.nextCursor, after.lastMessageAt, after.id);
  const tickets = belongs ? [...others, after].sort(byLastMessage) : others;
  return { ...state, counts, tickets, lastSeq: event.seq };
}
