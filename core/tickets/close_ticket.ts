/**
 * Closing a ticket, with the connection's farewell or without.
 *
 * The danger is closing over a customer's head: they wrote while the agent
 * reached for the button. Closing therefore carries how much the agent had seen;
 * with news it asks again. The farewell is queued before the resolution, in the
 * same unit.
 */

import { getConnection } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { conflict } from "../errors.ts";
import { loadTextSettings } from "../texts/mod.ts";
import { automaticMessage, insertMessages } from "../threads/mod.ts";
import type { Viewer } from "../users/user.ts";
import { scopeOf, type Ticket, withLastMessage } from "./ticket.ts";
import { requireAttending, requireMayServe } from "./ticket_policy.ts";
import { getTicket, saveTicket } from "./ticket_store.ts";

/** Who closes what, having seen how much. */
export interface CloseTicket {
  readonly ticketId: string;
  readonly agent: Viewer;
  readonly farewell: boolean;
  /** The ticket's `inboundSeq` on the screen that the agent closed it from; absent: over whatever is there. */
  readonly seen?: number | undefined;
}

/**
 * Resolves a ticket; one that is resolved already is a success. Refuses `ticket_not_found`, `ticket_not_yours`,
 * `ticket_not_attending`, and `ticket_has_news` with the newest `seen`.
 */
export function closeTicket(core: Core, { ticketId, agent, farewell, seen }: CloseTicket): Promise<Ticket> {
  return core.decide(async (db) => {
    const was = await getTicket(db, ticketId);
    requireMayServe(agent, was);
    if (was.status === "resolved") return was;
    requireAttending(was);
    const now = core.now();
    const message = farewell
      ? automaticMessage({
        id: core.newId("message"),
        kind: "farewell",
        connection: await getConnection(db, was.connection.id),
        ticket: was,
        agent: was.assignee,
        settings: await loadTextSettings(db),
        now,
      })
      : null;
    const last = message ? withLastMessage(was, message) : was;
    const ticket = close(last, seen, now);

    await core.commit((unit) => {
      if (message) {
        insertMessages(unit, [message], now);
        const name = message.status === "queued" ? "message.queued" : "message.noted";
        unit.emit({ name, ticketId, before: scopeOf(was), after: last, message, by: null });
      }
      saveTicket(unit, ticket, { was });
      unit.emit({ name: "ticket.closed", ticketId, before: scopeOf(was), after: ticket, by: agent.id });
      unit.audit({ verb: "ticket.close", on: ticketId, by: agent.id, details: { farewell } });
    });
    return ticket;
  });
}

/** The ticket once it is resolved; refuses when the customer has written since what was seen. */
export function close(ticket: Ticket, seen: number | undefined, at: number): Ticket {
  if (seen !== undefined && ticket.inboundSeq !== seen) {
    throw conflict("ticket_has_news", "The customer has written since", { seen: ticket.inboundSeq });
  }
  return {
    ...ticket,
    status: "resolved",
    revision: ticket.revision + 1,
    unread: 0,
    waitingSince: null,
    updatedAt: at,
    resolvedAt: at,
  };
}
