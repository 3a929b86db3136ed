/**
 * Accepting a ticket: an agent takes a waiting conversation as their own.
 *
 * Two agents may click at the same instant, on two nodes even. The unit is
 * guarded by the row that was read, so the slower one's unit aborts, the command
 * looks again, and the refusal names the colleague who was faster.
 *
 * Whatever follows from acceptance commits with it: the acceptance message waits
 * in the queue, before anything the agent may write, or none of it happened.
 */

import { getConnection } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { conflict } from "../errors.ts";
import { loadTextSettings } from "../texts/mod.ts";
import { automaticMessage, insertMessages } from "../threads/mod.ts";
import { keepActive, requireActive } from "../users/mod.ts";
import type { Viewer } from "../users/user.ts";
import { scopeOf, type Ticket, withLastMessage } from "./ticket.ts";
import { findAcceptedAt, getVisibleTicket, saveTicket } from "./ticket_store.ts";

/** Who takes what. */
export interface AcceptTicket {
  readonly ticketId: string;
  readonly agent: Viewer;
}

/** Takes a waiting ticket in the agent's name; refuses `ticket_not_waiting`, `ticket_not_found`; `signed_out` to somebody who was just deactivated. */
export function acceptTicket(core: Core, { ticketId, agent }: AcceptTicket): Promise<Ticket> {
  return core.decide(async (db) => {
    const was = await getVisibleTicket(db, ticketId, agent);
    await requireActive(db, agent.id);
    if (was.status === "attending" && was.assignee?.id === agent.id) return was;
    const now = core.now();
    const acceptedAt = was.status === "attending" ? await findAcceptedAt(db, ticketId) : null;
    const accepted = accept(was, agent, now, acceptedAt);
    const message = was.acceptanceSent ? null : automaticMessage({
      id: core.newId("message"),
      kind: "acceptance",
      connection: await getConnection(db, was.connection.id),
      ticket: accepted,
      agent,
      settings: await loadTextSettings(db),
      now,
    });
    const ticket = message ? { ...withLastMessage(accepted, message), acceptanceSent: true } : accepted;

    await core.commit((unit) => {
      if (message) insertMessages(unit, [message], now);
      saveTicket(unit, ticket, { was });
      keepActive(unit, agent.id);
      unit.emit({ name: "ticket.accepted", ticketId, before: scopeOf(was), after: ticket, by: agent.id });
      if (message) {
        const name = message.status === "queued" ? "message.queued" : "message.noted";
        unit.emit({ name, ticketId, before: scopeOf(ticket), after: ticket, message, by: null });
      }
      unit.audit({ verb: "ticket.accept", on: ticketId, by: agent.id });
    });
    return ticket;
  });
}

/** The ticket once `agent` has it; refuses one that is not waiting, naming who has it, and since when. */
export function accept(ticket: Ticket, agent: Viewer, at: number, acceptedAt: number | null = null): Ticket {
  if (ticket.status !== "waiting") {
    throw conflict("ticket_not_waiting", "This ticket is no longer waiting", {
      status: ticket.status,
      assignee: ticket.assignee?.publicName,
      acceptedAt: acceptedAt ?? undefined,
    });
  }
  const { id, publicName } = agent;
  return {
    ...ticket,
    status: "attending",
    assignee: { id, publicName },
    revision: ticket.revision + 1,
    updatedAt: at,
  };
}
