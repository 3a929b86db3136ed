import { deepEqual, equal, rejects } from "node:assert/strict";
import { aDepartment, anAgent, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { findUser, listSessions, openSession } from "../users/mod.ts";
import { acceptTicket, countAttendedBy, deactivateUser, getTicket } from "./mod.ts";

Deno.test("who leaves gives their customers back to the queue of the same department, in one change", async () => {
  await using core = await openTestCore();
  const rita = await anAgent(core, { role: "admin" });
  const sales = await aDepartment(core, { name: "Vendas" });
  const ana = await anAgent(core, { departmentIds: [sales.id] });
  const one = await aTicket(core, { assignee: ana, departmentId: sales.id });
  const two = await aTicket(core, { assignee: ana });
  const done = await aTicket(core, { status: "resolved", assignee: ana });
  await openSession(core, { user: ana, address: "", userAgent: "" });
  equal(await countAttendedBy(core, ana.id), 2);

  const returned = await deactivateUser(core, { userId: ana.id, tickets: "return", by: rita.id });

  equal(returned, 2);
  for (const { id } of [one, two]) {
    const ticket = await getTicket(core, id);
    deepEqual([ticket.status, ticket.assignee], ["waiting", null]);
  }
  equal((await getTicket(core, one.id)).department?.id, sales.id);
  equal((await getTicket(core, done.id)).assignee?.id, ana.id, "history keeps who served");
  equal((await findUser(core, ana.id))?.active, false);
  deepEqual(await listSessions(core, ana.id, core.now()), []);
  deepEqual(await core.emitted(), ["ticket.returned", "ticket.returned", "user.rights_changed"]);
});

Deno.test("tickets may stay in the leaver's name, for supervisors to see to", async () => {
  await using core = await openTestCore();
  const rita = await anAgent(core, { role: "admin" });
  const ana = await anAgent(core);
  const { id } = await aTicket(core, { assignee: ana });

  equal(await deactivateUser(core, { userId: ana.id, tickets: "keep", by: rita.id }), 0);

  equal((await getTicket(core, id)).assignee?.id, ana.id);
});

Deno.test("the last admin cannot leave, and their tickets stay with them", async () => {
  await using core = await openTestCore();
  const rita = await anAgent(core, { role: "admin" });
  const { id } = await aTicket(core, { assignee: rita });

  await rejects(deactivateUser(core, { userId: rita.id, tickets: "return", by: rita.id }), {
    code: "last_admin",
  });

  equal((await getTicket(core, id)).status, "attending");
  equal((await findUser(core, rita.id))?.active, true);
});

Deno.test("a ticket accepted at the very instant: nobody waits for somebody who is gone", async () => {
  await using core = await openTestCore();
  const rita = await anAgent(core, { role: "admin" });
  const ana = await anAgent(core);
  await aTicket(core, { assignee: ana });
  const late = await aTicket(core);

  await Promise.allSettled([
    acceptTicket(core, { ticketId: late.id, agent: ana }),
    deactivateUser(core, { userId: ana.id, tickets: "return", by: rita.id }),
  ]);

  equal((await getTicket(core, late.id)).status, "waiting");
  equal(await countAttendedBy(core, ana.id), 0);
});

Deno.test("who was deactivated a moment ago accepts nothing any more", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core);
  await deactivateUser(core, { userId: ana.id, tickets: "return", by: ana.id });

  await rejects(acceptTicket(core, { ticketId: id, agent: ana }), { code: "signed_out" });
  equal((await getTicket(core, id)).status, "waiting");
});

Deno.test("two admins who deactivate each other at one instant: one of them stays", async () => {
  await using core = await openTestCore();
  const [rita, otto] = [await anAgent(core, { role: "admin" }), await anAgent(core, { role: "admin" })];

  const outcomes = await Promise.allSettled([
    deactivateUser(core, { userId: rita.id, tickets: "return", by: otto.id }),
    deactivateUser(core, { userId: otto.id, tickets: "return", by: rita.id }),
  ]);

  deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
});
