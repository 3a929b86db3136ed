import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, anAgent, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { listThread } from "../threads/mod.ts";
import { acceptTicket } from "./accept_ticket.ts";
import { returnTicket } from "./return_ticket.ts";
import { readTicket } from "./read_ticket.ts";
import { findAcceptedAt, getTicket } from "./ticket_store.ts";

Deno.test("accepting a waiting ticket opens it in the agent's name", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const { id } = await aTicket(core);

  const accepted = await acceptTicket(core, { ticketId: id, agent: ana });

  const ticket = await getTicket(core, id);
  deepEqual(ticket, accepted);
  deepEqual([ticket.status, ticket.assignee, ticket.revision], ["attending", {
    id: ana.id,
    publicName: "Ana",
  }, 2]);
  equal(ticket.unread, 1, "accepting is not reading");
  deepEqual(await core.emitted(), ["ticket.accepted"]);
  deepEqual(await core.enqueued(), []);
});

Deno.test("of two agents reaching for one ticket, exactly one gets it and the other learns who", async () => {
  await using core = await openTestCore();
  const [ana, bruno] = [await anAgent(core, { name: "Ana" }), await anAgent(core, { name: "Bruno" })];
  const { id } = await aTicket(core);

  const [first, second] = await Promise.allSettled([
    acceptTicket(core, { ticketId: id, agent: ana }),
    acceptTicket(core, { ticketId: id, agent: bruno }),
  ]);

  equal(first.status, "fulfilled");
  equal(second.status, "rejected");
  deepEqual(second.status === "rejected" && { code: second.reason.code, details: second.reason.details }, {
    code: "ticket_not_waiting",
    details: { status: "attending", assignee: "Ana", acceptedAt: core.now() },
  });
  deepEqual(await core.emitted(), ["ticket.accepted"]);
});

Deno.test("whoever comes second learns since when the first has it, whatever happened to the ticket since", async () => {
  await using core = await openTestCore();
  const [ana, bruno] = [await anAgent(core, { name: "Ana" }), await anAgent(core, { name: "Bruno" })];
  const { id } = await aTicket(core);
  const refused = (agent: typeof ana, details: object) =>
    rejects(acceptTicket(core, { ticketId: id, agent }), { code: "ticket_not_waiting", details });

  const first = core.now();
  await acceptTicket(core, { ticketId: id, agent: ana });
  core.advance(60_000);
  await readTicket(core, { ticketId: id, reader: ana, seen: 1 });
  await refused(bruno, { status: "attending", assignee: "Ana", acceptedAt: first });

  await returnTicket(core, { ticketId: id, agent: ana });
  equal(await findAcceptedAt(core, id), null);
  core.advance(60_000);
  await acceptTicket(core, { ticketId: id, agent: bruno });
  await refused(ana, { status: "attending", assignee: "Bruno", acceptedAt: first + 120_000 });
});

Deno.test("accepting one's own ticket again is success and changes nothing", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core, { assignee: ana });

  const ticket = await acceptTicket(core, { ticketId: id, agent: ana });

  equal(ticket.revision, 1);
  deepEqual(await core.emitted(), []);
});

Deno.test("a refused acceptance leaves no trace", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { departmentIds: ["dep_billing"] });
  const { id } = await aTicket(core, { departmentId: "dep_sales" });

  await rejects(acceptTicket(core, { ticketId: id, agent: ana }), { code: "ticket_not_found" });

  equal((await getTicket(core, id)).status, "waiting");
  deepEqual(await core.emitted(), []);
  deepEqual(await core.enqueued(), []);
  deepEqual(await core.rows(sql`SELECT 1 FROM audit_lines`), []);
});

Deno.test("the acceptance message waits in the queue with the acceptance, once per ticket", async () => {
  await using core = await openTestCore({ now: "2026-03-02T12:00:00Z" });
  const ana = await anAgent(core, { name: "Ana" });
  const connection = await aConnection(core, {
    texts: { acceptance: "{{greeting}}! {{agent.name}} aqui, protocolo {{ticket.protocol}}." },
  });
  const waiting = await aTicket(core, { connection });
  const { id } = waiting;

  const ticket = await acceptTicket(core, { ticketId: id, agent: ana });

  const text = `Bom dia! Ana aqui, protocolo ${waiting.protocol}.`;
  equal(ticket.lastMessage?.text, text);
  deepEqual(ticket, await getTicket(core, id));
  equal(ticket.waitingSince, waiting.waitingSince, "an automatic message is no answer");
  deepEqual(await core.emitted(), ["ticket.accepted", "message.queued"]);
  deepEqual(await core.enqueued(), ["message.send"]);

  await returnTicket(core, { ticketId: id, agent: ana });
  await acceptTicket(core, { ticketId: id, agent: ana });
  deepEqual(await core.enqueued(), ["message.send"]);
  const { messages } = await listThread(core, { ticketId: id, limit: 10 });
  deepEqual(messages.map((m) => [m.origin, m.text]), [["contact", "Olá"], ["acceptance", text]]);
});

Deno.test("outside the service window a line for the team stands where the acceptance message would", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const connection = await aConnection(core, { texts: { acceptance: "Olá!" } });
  const { id } = await aTicket(core, { connection });
  core.advance(24 * 3600_000);

  const ticket = await acceptTicket(core, { ticketId: id, agent: ana });

  equal(ticket.lastMessage?.text, "Olá", "the row still shows the customer's words");
  const { messages } = await listThread(core, { ticketId: id, limit: 10 });
  deepEqual(messages.map((m) => [m.type, m.text]), [
    ["text", "Olá"],
    ["system", "acceptance_skipped_window_closed"],
  ]);
  deepEqual(await core.emitted(), ["ticket.accepted", "message.noted"]);
  deepEqual(await core.enqueued(), []);
});
