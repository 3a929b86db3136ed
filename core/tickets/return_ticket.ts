/**
 * Returning a ticket to waiting: nobody serves it any more, its department stays.
 *
 * The reason, if there is one, stands in the thread as a line for the team; the
 * customer never sees it. The customer's waiting goes on being counted from
 * where it was.
 */

import type { Core } from "../core.ts";
import { invalid } from "../errors.ts";
import { aSystemLine, insertMessages } from "../threads/mod.ts";
import type { Viewer } from "../users/user.ts";
import { scopeOf, type Ticket } from "./ticket.ts";
import { requireAttending, requireMayServe } from "./ticket_policy.ts";
import { getTicket, saveTicket } from "./ticket_store.ts";

/** Who gives what back, and why. */
export interface ReturnTicket {
  readonly ticketId: string;
  readonly agent: Viewer;
  readonly reason?: string | undefined;
}

/** A reason may have this many characters. */
export const MAX_REASON = 500;

/**
 * Puts a ticket back to waiting; one that waits already is a success.
 * Refuses `ticket_not_found`, `ticket_not_yours`, `ticket_not_attending`, `reason_too_long`.
 */
export async function returnTicket(core: Core, { ticketId, agent, reason }: ReturnTicket): Promise<Ticket> {
  const why = reason?.trim() ?? "";
  if (Array.from(why).length > MAX_REASON) {
    throw invalid("reason_too_long", `A reason has at most ${MAX_REASON} characters`, { limit: MAX_REASON });
  }
  return await core.decide(async (db) => {
    const was = await getTicket(db, ticketId);
    requireMayServe(agent, was);
    if (was.status === "waiting") return was;
    requireAttending(was);
    const now = core.now();
    const ticket: Ticket = {
      ...was,
      status: "waiting",
      assignee: null,
      revision: was.revision + 1,
      updatedAt: now,
    };
    const line = why
      ? aSystemLine({
        id: core.newId("message"),
        ticket,
        code: "returned_with_reason",
        values: { reason: why },
        sentBy: { id: agent.id, publicName: agent.publicName },
        now,
      })
      : null;

    await core.commit((unit) => {
      if (line) insertMessages(unit, [line], now);
      saveTicket(unit, ticket, { was });
      unit.emit({ name: "ticket.returned", ticketId, before: scopeOf(was), after: ticket, by: agent.id });
      if (line) {
        const before = scopeOf(ticket);
        unit.emit({ name: "message.noted", ticketId, before, after: ticket, message: line, by: agent.id });
      }
      unit.audit({ verb: "ticket.return", on: ticketId, by: agent.id });
    });
    return ticket;
  });
}
