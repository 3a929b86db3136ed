/**
 * Who may see and change a ticket. Pages, API, events, search and media all
 * ask here; the browser asks here too, to count what it may not list.
 *
 * Admins and supervisors see everything. Agents see their departments'
 * tickets, their own, and (permission, on by default) those without one.
 */

import { conflict, forbidden, notFound } from "../errors.ts";
import type { Viewer } from "../users/user.ts";
import { scopeOf, type Ticket, type TicketScope } from "./ticket.ts";

/** Whether the viewer sees every ticket there is. */
export function seesAllTickets(viewer: Viewer): boolean {
  return viewer.role === "admin" || viewer.role === "supervisor";
}

/** Whether the viewer may see a ticket of that scope. */
export function canSeeTicket(viewer: Viewer, scope: TicketScope): boolean {
  if (seesAllTickets(viewer) || scope.assigneeId === viewer.id) return true;
  if (scope.departmentId === null) return viewer.seeUnassigned;
  return viewer.departmentIds.includes(scope.departmentId);
}

/** Whether the viewer may answer in, return and close it: its assignee, and those who see everything. */
export function canServeTicket(viewer: Viewer, scope: TicketScope): boolean {
  if (scope.status !== "attending") return false;
  return scope.assigneeId === viewer.id || seesAllTickets(viewer);
}

/** Throws `ticket_not_found` for a ticket the viewer may not know of. */
export function requireMaySee(viewer: Viewer, ticket: Ticket): void {
  if (!canSeeTicket(viewer, scopeOf(ticket))) throw notFound("ticket_not_found", "No such ticket");
}

/** Throws `ticket_not_yours` when a colleague is serving it. */
export function requireMayServe(viewer: Viewer, ticket: Ticket): void {
  requireMaySee(viewer, ticket);
  const { assignee } = ticket;
  if (assignee && assignee.id !== viewer.id && !seesAllTickets(viewer)) {
    throw forbidden("ticket_not_yours", "Somebody else is serving this ticket", {
      assignee: assignee.publicName,
    });
  }
}

/** Throws `ticket_not_attending` unless somebody serves it now. */
export function requireAttending(ticket: Ticket): void {
  if (ticket.status === "attending") return;
  throw conflict("ticket_not_attending", "Nobody is serving this ticket now", { status: ticket.status });
}
