/**
 * Somebody leaves: they can no longer sign in, and the customers they were serving
 * go back to the queue, or stay in their name for supervisors to see to.
 *
 * The danger is a customer whom nobody answers, because the one who accepted them is
 * gone. So it is one unit, guarded by the number of their tickets: one that they
 * accept at this very instant is counted anew. What they wrote stays theirs.
 */

import type { Core } from "../core.ts";
import { getUser, requireAdminStays, type User, writeRights } from "../users/mod.ts";
import { listAttendedBy, requireAttendedCount } from "./assignee_store.ts";
import { scopeOf, type Ticket } from "./ticket.ts";
import { saveTicket } from "./ticket_store.ts";

/** Who goes, and what becomes of the tickets they are serving. */
export interface DeactivateUser {
  readonly userId: string;
  /** Back to waiting, their department kept; or still in the leaver's name, where admins and supervisors see them. */
  readonly tickets: "return" | "keep";
  /** The id of the admin. */
  readonly by: string;
}

/** Deactivates somebody and ends their sessions; says how many tickets went back to waiting. Refuses `user_not_found`, `last_admin`. */
export function deactivateUser(core: Core, { userId, tickets, by }: DeactivateUser): Promise<number> {
  return core.decide(async (db) => {
    const was = await getUser(db, userId);
    const user: User = { ...was, active: false };
    await requireAdminStays(db, was, user);
    const attended = tickets === "return" ? await listAttendedBy(db, userId) : [];
    const now = core.now();
    await core.commit((unit) => {
      if (tickets === "return") requireAttendedCount(unit, userId, attended.length);
      for (const before of attended) {
        const after: Ticket = {
          ...before,
          status: "waiting",
          assignee: null,
          revision: before.revision + 1,
          updatedAt: now,
        };
        saveTicket(unit, after, { was: before });
        unit.emit({ name: "ticket.returned", ticketId: before.id, before: scopeOf(before), after, by });
        unit.audit({ verb: "ticket.return", on: before.id, by });
      }
      writeRights(unit, { was, user, by });
    });
    return attended.length;
  });
}
