/**
 * Reading a ticket: its assignee has seen so many of the customer's messages.
 *
 * Only the assignee's reading counts; a colleague's preview and a supervisor's
 * look change nothing. The number seen comes from the screen, so that a message
 * that arrived meanwhile stays unread. Where the connection says so, the customer
 * is shown that it was read.
 */

import { getConnection } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { enqueueMarks, listToMark } from "../threads/mod.ts";
import type { Viewer } from "../users/user.ts";
import { scopeOf, type Ticket } from "./ticket.ts";
import { getVisibleTicket, saveTicket } from "./ticket_store.ts";

/** Who has seen how much. */
export interface ReadTicket {
  readonly ticketId: string;
  readonly reader: Viewer;
  /** The ticket's `inboundSeq` on the reader's screen. */
  readonly seen: number;
}

/** Marks what the assignee has seen as read; anybody else's reading changes nothing. Refuses `ticket_not_found`. */
export function readTicket(core: Core, { ticketId, reader, seen }: ReadTicket): Promise<Ticket> {
  return core.decide(async (db) => {
    const was = await getVisibleTicket(db, ticketId, reader);
    const unread = Math.min(was.unread, Math.max(0, was.inboundSeq - seen));
    if (was.assignee?.id !== reader.id || unread === was.unread) return was;
    const ticket = { ...was, unread, updatedAt: core.now() };
    const { readPolicy } = await getConnection(db, was.connection.id);
    const read = readPolicy !== "on_read" ? [] : await listToMark(db, {
      connectionId: was.connection.id,
      contactId: was.contact.id,
      group: was.contact.group === true,
      unseen: Math.max(0, was.inboundSeq - seen),
    });

    await core.commit((unit) => {
      saveTicket(unit, ticket, { was });
      enqueueMarks(unit, read);
      unit.emit({ name: "ticket.read", ticketId, before: scopeOf(was), after: ticket, by: reader.id });
    });
    return ticket;
  });
}
