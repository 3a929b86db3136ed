import { deepEqual, equal, match } from "node:assert/strict";
import {
  aConnection,
  aContact,
  aDepartment,
  aMessage,
  anAgent,
  aSupervisor,
  aTicket,
} from "../../../testing/builders.ts";
import { openTestApi } from "../../../testing/test_api.ts";

const idsOf = (data: { id: string }[]) => data.map(({ id }) => id);

Deno.test("a ticket shows all that is promised", async () => {
  await using api = await openTestApi();
  const sales = await aDepartment(api.core, { name: "Sales" });
  const contact = await aContact(api.core, { name: "Rosa", bsuid: "BR.123", username: "rosa" });
  const ticket = await aTicket(api.core, { departmentId: sales.id, contact, said: ["Olá", "Bom dia"] });
  const client = await api.as(await aSupervisor(api.core));

  const { status, body } = await client.get(`/tickets/${ticket.id}`);

  equal(status, 200);
  deepEqual(body.contact, {
    id: contact.id,
    name: "Rosa",
    phone: contact.phone,
    wa_id: contact.waId,
    bsuid: "BR.123",
    username: "rosa",
    group: false,
    picture_url: null,
    marketing_stopped_at: null,
  });
  deepEqual([body.status, body.department_id, body.assignee, body.unread], ["waiting", sales.id, null, 2]);
  deepEqual([body.last_message.text, body.created_at], ["Bom dia", "2026-03-02T09:00:00.000Z"]);
  equal(body.window_closes_at, "2026-03-03T09:00:00.000Z");
  match(body.protocol, /^20260302-/);
});

Deno.test("the list can be narrowed to a state, a connection, a contact", async () => {
  await using api = await openTestApi();
  const ana = await aSupervisor(api.core);
  const [one, two] = [await aConnection(api.core), await aConnection(api.core)];
  const rosa = await aContact(api.core);
  const waiting = await aTicket(api.core, { connection: one, lastMessageAt: 1_000 });
  const hers = await aTicket(api.core, {
    connection: two,
    contact: rosa,
    assignee: ana,
    lastMessageAt: 2_000,
  });
  const client = await api.as(ana);
  const ids = async (query: string) => idsOf((await client.get(`/tickets${query}`)).body.data);

  deepEqual(await ids(""), [hers.id, waiting.id]);
  deepEqual(await ids("?status=waiting"), [waiting.id]);
  deepEqual(await ids(`?connection=${two.id}`), [hers.id]);
  deepEqual(await ids(`?contact=${rosa.id}&status=attending`), [hers.id]);
  deepEqual(await ids(`?contact=${rosa.id}&status=resolved`), []);
  equal((await client.get("/tickets?status=open")).status, 422);
  equal((await client.get("/tickets?limit=101")).body.code, "request_invalid");
  equal((await client.get("/tickets?cursor=nonsense")).body.code, "cursor_invalid");
});

Deno.test("paging gives every ticket once, also while new ones arrive", async () => {
  await using api = await openTestApi();
  const client = await api.as(await aSupervisor(api.core));
  const tickets = [];
  for (let i = 0; i < 7; i++) {
    tickets.push(await aTicket(api.core, { lastMessageAt: 1_000 + Math.floor(i / 2) }));
  }

  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await client.get(`/tickets?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...idsOf(body.data));
    cursor = body.next_cursor ?? "";
    await aTicket(api.core, { lastMessageAt: 9_000 });
  } while (cursor);

  deepEqual(seen, idsOf(tickets).reverse());
});

Deno.test("what a user may not see does not exist for their token", async () => {
  await using api = await openTestApi();
  const billing = await aDepartment(api.core);
  const { id } = await aTicket(api.core, { departmentId: billing.id });
  const client = await api.as(await anAgent(api.core));

  const replies = [
    await client.get(`/tickets/${id}`),
    await client.get(`/tickets/${id}/messages`),
    await client.post(`/tickets/${id}/messages`, { text: "Olá" }),
    await client.post(`/tickets/${id}/acceptance`),
    await client.delete(`/tickets/${id}/acceptance`),
    await client.post(`/tickets/${id}/closure`, { farewell: false }),
    await client.get("/tickets/tkt_nothing"),
    await client.post("/tickets/tkt_nothing/closure", { farewell: false }),
  ];

  deepEqual(
    replies.map(({ status, body }) => `${status} ${body.code}`),
    replies.map(() => "404 ticket_not_found"),
  );
  deepEqual((await client.get("/tickets")).body.data, []);
});

Deno.test("a ticket is accepted, returned, accepted again and closed", async () => {
  await using api = await openTestApi();
  const ana = await anAgent(api.core, { name: "Ana" });
  const { id } = await aTicket(api.core);
  const client = await api.as(ana);

  const accepted = await client.post(`/tickets/${id}/acceptance`);
  deepEqual([accepted.status, accepted.body.status], [200, "attending"]);
  deepEqual(accepted.body.assignee, { id: ana.id, name: "Ana" });
  equal((await client.post(`/tickets/${id}/acceptance`)).status, 200); // her own already

  const returned = await client.delete(`/tickets/${id}/acceptance`);
  deepEqual([returned.status, returned.body.status, returned.body.assignee], [200, "waiting", null]);

  await client.post(`/tickets/${id}/acceptance`);
  const closed = await client.post(`/tickets/${id}/closure`, { farewell: true });
  deepEqual([closed.status, closed.body.status], [200, "resolved"]);
  deepEqual(await api.core.emitted(), [
    "ticket.accepted",
    "ticket.returned",
    "ticket.accepted",
    "ticket.closed",
  ]);
});

Deno.test("closing over news that were not seen is refused with how far they reach", async () => {
  await using api = await openTestApi();
  const ana = await anAgent(api.core);
  const { id } = await aTicket(api.core, { assignee: ana, said: ["Olá", "Ainda aí?"] });
  const client = await api.as(ana);

  const refused = await client.post(`/tickets/${id}/closure`, { farewell: false, seen: 1 });
  deepEqual([refused.status, refused.body.code, refused.body.details], [409, "ticket_has_news", { seen: 2 }]);
  const closed = await client.post(`/tickets/${id}/closure`, { farewell: false, seen: 2 });
  equal(closed.body.status, "resolved");
});

Deno.test("a colleague's ticket is not one's own to answer, return or close", async () => {
  await using api = await openTestApi();
  const bruno = await anAgent(api.core, { name: "Bruno" });
  const { id } = await aTicket(api.core, { assignee: bruno });
  const client = await api.as(await anAgent(api.core));

  const refused = await client.post(`/tickets/${id}/closure`, { farewell: false });
  deepEqual([refused.status, refused.body.code], [403, "ticket_not_yours"]);
  const raced = await client.post(`/tickets/${id}/acceptance`);
  deepEqual([raced.status, raced.body.details.assignee], [409, "Bruno"]);
});

Deno.test("of 200 agents who reach for one ticket at once one gets it, and 199 learn who", async () => {
  await using api = await openTestApi();
  const { id } = await aTicket(api.core);
  await aMessage(api.core, { ticketId: id });
  const clients = [];
  for (let i = 1; i <= 200; i++) clients.push(await api.as(await anAgent(api.core, { name: `Agent ${i}` })));

  const replies = await Promise.all(clients.map((client) => client.post(`/tickets/${id}/acceptance`)));

  const [winner, ...others] = replies.filter(({ status }) => status === 200);
  deepEqual(others, []);
  const losers = replies.filter(({ status, body }) => status === 409 && body.code === "ticket_not_waiting");
  equal(losers.length, 199);
  deepEqual([...new Set(losers.map(({ body }) => body.details.assignee))], [winner?.body.assignee.name]);
  deepEqual(await api.core.emitted(), ["ticket.accepted"]);
});
