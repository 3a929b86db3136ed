/**
 * What of an event one viewer gets: all of it, the bare news that a ticket went
 * out of their sight, the order to load anew, or nothing.
 *
 * The danger is a leak: an event carries the whole ticket and the text. Whether
 * it may be seen is asked of the same policy as everywhere, for the ticket as it
 * is after the event.
 */

import type { LoggedEvent } from "../events/event.ts";
import { canSeeTicket } from "../tickets/ticket_policy.ts";
import { scopeOf } from "../tickets/ticket.ts";
import type { Viewer } from "../users/user.ts";
import type { StreamEvent } from "./inbox.ts";

/** What that viewer gets of an event; null: nothing. */
export function eventFor(viewer: Viewer, event: LoggedEvent): StreamEvent | null {
  if (event.name === "settings.changed") return { name: "reset", seq: event.seq };
  if (event.name === "user.rights_changed") {
    return event.userId === viewer.id ? { name: "reset", seq: event.seq } : null;
  }
  if (!("ticketId" in event)) return null;
  if (canSeeTicket(viewer, scopeOf(event.after))) return event;
  if (event.before === null || !canSeeTicket(viewer, event.before)) return null;
  const { seq, ticketId, before } = event;
  return { name: "ticket.left", seq, ticketId, before };
}
