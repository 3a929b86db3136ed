import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, anAgent, aSupervisor, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { listThread } from "../threads/mod.ts";
import { closeTicket } from "./close_ticket.ts";
import { readTicket } from "./read_ticket.ts";
import { returnTicket } from "./return_ticket.ts";
import { getTicket } from "./ticket_store.ts";

Deno.test("a ticket that is returned waits without assignee, its department and its unread kept", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { departmentIds: ["dep_sales"] });
  const was = await aTicket(core, { departmentId: "dep_sales", assignee: ana, unread: 1 });

  const ticket = await returnTicket(core, { ticketId: was.id, agent: ana });

  deepEqual([ticket.status, ticket.assignee, ticket.department, ticket.unread], [
    "waiting",
    null,
    was.department,
    1,
  ]);
  equal(ticket.waitingSince, was.waitingSince);
  deepEqual(ticket, await getTicket(core, was.id));
  deepEqual(await core.emitted(), ["ticket.returned"]);

  await returnTicket(core, { ticketId: was.id, agent: ana });
  deepEqual(await core.emitted(), ["ticket.returned"], "one that waits already is a success");
});

Deno.test("the reason for returning stands in the thread, for the team only", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const { id } = await aTicket(core, { assignee: ana });

  await returnTicket(core, { ticketId: id, agent: ana, reason: "  Fim do turno " });

  const { messages } = await listThread(core, { ticketId: id, limit: 10 });
  const line = messages.at(-1);
  deepEqual([line?.type, line?.text, line?.content, line?.sentBy?.publicName], [
    "system",
    "returned_with_reason",
    { kind: "line", values: { reason: "Fim do turno" } },
    "Ana",
  ]);
  deepEqual(await core.enqueued(), [], "nothing is sent");
  equal((await getTicket(core, id)).lastMessage?.text, "Olá");
  await rejects(returnTicket(core, { ticketId: id, agent: ana, reason: "x".repeat(501) }), {
    code: "reason_too_long",
  });
});

Deno.test("closing queues the farewell before the resolution", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const connection = await aConnection(core, { texts: { farewell: "Até logo, {{contact.name}}!" } });
  const was = await aTicket(core, { connection, assignee: ana });

  const ticket = await closeTicket(core, { ticketId: was.id, agent: ana, farewell: true, seen: 1 });

  equal(ticket.status, "resolved");
  deepEqual(ticket, await getTicket(core, was.id));
  deepEqual([ticket.lastMessage?.text, ticket.lastMessage?.status], [
    `Até logo, ${was.contact.name}!`,
    "queued",
  ]);
  deepEqual([ticket.unread, ticket.waitingSince, ticket.resolvedAt], [0, null, core.now()]);
  deepEqual(await core.emitted(), ["message.queued", "ticket.closed"]);
  deepEqual(await core.enqueued(), ["message.send"]);
});

Deno.test("closing without farewell says nothing to the customer", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const connection = await aConnection(core, { texts: { farewell: "Até logo!" } });
  const { id } = await aTicket(core, { connection, assignee: ana });

  await closeTicket(core, { ticketId: id, agent: ana, farewell: false, seen: 1 });

  deepEqual(await core.emitted(), ["ticket.closed"]);
  deepEqual(await core.enqueued(), []);
});

Deno.test("outside the window the farewell is skipped with a line in the thread, and the ticket still closes", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const connection = await aConnection(core, { texts: { farewell: "Até logo!" } });
  const { id } = await aTicket(core, { connection, assignee: ana });
  core.advance(24 * 3600_000);

  const ticket = await closeTicket(core, { ticketId: id, agent: ana, farewell: true, seen: 1 });

  equal(ticket.status, "resolved");
  const { messages } = await listThread(core, { ticketId: id, limit: 10 });
  equal(messages.at(-1)?.text, "farewell_skipped_window_closed");
  deepEqual(await core.emitted(), ["message.noted", "ticket.closed"]);
  deepEqual(await core.enqueued(), []);
});

Deno.test("closing asks again when the customer has written what the agent has not seen", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core, { assignee: ana, said: ["Oi", "Mais uma coisa"] });

  await rejects(closeTicket(core, { ticketId: id, agent: ana, farewell: true, seen: 1 }), {
    kind: "conflict",
    code: "ticket_has_news",
    details: { seen: 2 },
  });

  equal((await getTicket(core, id)).status, "attending");
  deepEqual(await core.emitted(), []);
});

Deno.test("closing what is closed is a success; closing what waits is not", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const closed = await aTicket(core, { status: "resolved", assignee: ana });
  const waiting = await aTicket(core);

  await closeTicket(core, { ticketId: closed.id, agent: ana, farewell: false, seen: 0 });
  await rejects(closeTicket(core, { ticketId: waiting.id, agent: ana, farewell: false, seen: 1 }), {
    code: "ticket_not_attending",
    details: { status: "waiting" },
  });
  deepEqual(await core.emitted(), []);
});

Deno.test("a colleague may not return or close somebody else's ticket; a supervisor may", async () => {
  await using core = await openTestCore();
  const [ana, bruno, rita] = [
    await anAgent(core, { name: "Ana" }),
    await anAgent(core),
    await aSupervisor(core),
  ];
  const { id } = await aTicket(core, { assignee: ana });

  const yours = { kind: "forbidden", code: "ticket_not_yours", details: { assignee: "Ana" } };
  await rejects(returnTicket(core, { ticketId: id, agent: bruno }), yours);
  await rejects(closeTicket(core, { ticketId: id, agent: bruno, farewell: false, seen: 1 }), yours);
  deepEqual(await core.rows(sql`SELECT 1 FROM audit_lines`), []);

  await closeTicket(core, { ticketId: id, agent: rita, farewell: false, seen: 1 });
  deepEqual(await core.rows(sql`SELECT verb, user_id FROM audit_lines`), [
    { verb: "ticket.close", user_id: rita.id },
  ]);
});

Deno.test("only the assignee's reading counts, and only what they have seen", async () => {
  await using core = await openTestCore();
  const [ana, rita] = [await anAgent(core), await aSupervisor(core)];
  const { id } = await aTicket(core, { assignee: ana, said: ["Oi", "Tudo bem?", "Alô?"] });

  equal((await readTicket(core, { ticketId: id, reader: rita, seen: 3 })).unread, 3);
  equal((await readTicket(core, { ticketId: id, reader: ana, seen: 2 })).unread, 1);
  equal(
    (await readTicket(core, { ticketId: id, reader: ana, seen: 1 })).unread,
    1,
    "nothing becomes unread again",
  );
  equal((await readTicket(core, { ticketId: id, reader: ana, seen: 3 })).unread, 0);
  await readTicket(core, { ticketId: id, reader: ana, seen: 3 });
  deepEqual(await core.emitted(), ["ticket.read", "ticket.read"]);
});
