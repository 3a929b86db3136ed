/** Who sees what: every kind of viewer against every kind of ticket, in memory, in lists, in counts, in a thread. */

import { deepEqual, equal } from "node:assert/strict";
import { aConnection, aDepartment, anAgent, aSupervisor, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { listContacts } from "../contacts/mod.ts";
import { loadInbox, loadThread } from "../inbox/mod.ts";
import type { User } from "../users/user.ts";
import { scopeOf, type Ticket, TICKET_STATUSES } from "./ticket.ts";
import { countsFromRows, countsQuery, listTickets } from "./ticket_list_store.ts";
import { canSeeTicket } from "./ticket_policy.ts";

async function aHouse() {
  const core = await openTestCore();
  await aConnection(core);
  await aDepartment(core, { id: "dep_billing" });
  const viewers: Record<string, User> = {
    "an agent of sales": await anAgent(core, { departmentIds: ["dep_sales"] }),
    "an agent of sales who sees no unassigned": await anAgent(core, {
      departmentIds: ["dep_sales"],
      seeUnassigned: false,
    }),
    "an agent of both": await anAgent(core, { departmentIds: ["dep_sales", "dep_billing"] }),
    "an agent of none": await anAgent(core),
    "an agent of none who sees no unassigned": await anAgent(core, { seeUnassigned: false }),
    "a supervisor": await aSupervisor(core),
    "an admin": await anAgent(core, { role: "admin" }),
  };
  const tickets: Ticket[] = [];
  for (const departmentId of ["dep_sales", "dep_billing", null]) {
    tickets.push(await aTicket(core, { departmentId }));
    for (const assignee of Object.values(viewers)) {
      tickets.push(await aTicket(core, { departmentId, assignee }));
      tickets.push(await aTicket(core, { departmentId, assignee, status: "resolved" }));
      core.advance(1000);
    }
  }
  return { core, viewers, tickets };
}

const byId = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id).sort();

Deno.test("lists and counts show exactly what the policy says, under every filter", async () => {
  const { core, viewers, tickets } = await aHouse();
  await using _ = core;
  for (const [who, viewer] of Object.entries(viewers)) {
    const seen = tickets.filter((ticket) => canSeeTicket(viewer, scopeOf(ticket)));
    for (const departmentId of [null, "none", "dep_sales", "dep_billing"]) {
      const asked = seen.filter((t) =>
        departmentId === null || (t.department?.id ?? "none") === departmentId
      );
      const counts = countsFromRows(await core.rows(countsQuery({ viewer, departmentId })));
      for (const status of TICKET_STATUSES) {
        const what = `${who}, ${departmentId}, ${status}`;
        const expected = asked.filter((ticket) => ticket.status === status);
        const page = await listTickets(core, { viewer, status, departmentId, limit: 100 });
        deepEqual(byId(page.tickets), byId(expected), what);
        equal(counts[status], expected.length, what);
      }
    }
    const all = await listTickets(core, { viewer, limit: 100 });
    deepEqual(byId(all.tickets), byId(seen), who);
    const contacts = await listContacts(core, { viewer, limit: 100 });
    deepEqual(contacts.contacts.map((c) => c.id).sort(), seen.map((t) => t.contact.id).sort(), who);
  }
});

Deno.test("a thread opens for whom may see its ticket and is not found by anybody else", async () => {
  const { core, viewers, tickets } = await aHouse();
  await using _ = core;
  for (const [who, viewer] of Object.entries(viewers)) {
    for (const ticket of tickets) {
      const outcome = await loadThread(core, { viewer, ticketId: ticket.id }).then(
        (thread) => thread.ticket.id,
        (error) => error.code,
      );
      const expected = canSeeTicket(viewer, scopeOf(ticket)) ? ticket.id : "ticket_not_found";
      equal(outcome, expected, `${who}, ${scopeOf(ticket).departmentId}`);
    }
  }
});

Deno.test("pages follow one another without loss or repeat, also when many rows share one instant", async () => {
  await using core = await openTestCore();
  const viewer = await anAgent(core, { departmentIds: ["dep_sales"] });
  const made: Ticket[] = [];
  for (let i = 0; i < 23; i++) {
    const departmentId = i % 3 ? "dep_sales" : null;
    made.push(await aTicket(core, { departmentId, lastMessageAt: core.now() + Math.floor(i / 5) * 1000 }));
  }

  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const filter = { tab: "waiting", departmentId: null } as const;
    const page = await loadInbox(core, { viewer, filter, cursor, limit: 4 });
    seen.push(...page.tickets.map(({ id }) => id));
    equal(page.counts.waiting, 23);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);

  deepEqual(seen, made.map(({ id }) => id).reverse());
});
