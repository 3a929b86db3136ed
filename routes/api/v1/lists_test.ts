import { deepEqual, equal } from "node:assert/strict";
import { sql } from "../../../core/db/mod.ts";
import { purgeEvents } from "../../../core/events/event_log.ts";
import { acceptTicket } from "../../../core/tickets/mod.ts";
import { aContact, aDepartment, anAgent, aSupervisor, aTicket } from "../../../testing/builders.ts";
import { openTestApi } from "../../../testing/test_api.ts";

Deno.test("contacts are those of whom the user sees a ticket", async () => {
  await using api = await openTestApi();
  const billing = await aDepartment(api.core);
  const [rosa, hidden] = [await aContact(api.core, { name: "Rosa" }), await aContact(api.core)];
  await aTicket(api.core, { contact: rosa });
  await aTicket(api.core, { contact: hidden, departmentId: billing.id });
  const client = await api.as(await anAgent(api.core));

  const { body } = await client.get("/contacts");
  deepEqual(body.data.map(({ id }: { id: string }) => id), [rosa.id]);
  equal((await client.get(`/contacts/${rosa.id}`)).body.name, "Rosa");
  equal((await client.get(`/contacts/${hidden.id}`)).body.code, "contact_not_found");
  equal((await client.get("/contacts/cnt_nobody")).status, 404);
});

Deno.test("paging through contacts gives every one once", async () => {
  await using api = await openTestApi();
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) {
    const contact = await aContact(api.core);
    ids.push(contact.id);
    await aTicket(api.core, { contact });
  }
  const client = await api.as(await aSupervisor(api.core));
  const seen: string[] = [];
  for (let cursor = ""; cursor !== "end";) {
    const { body } = await client.get(`/contacts?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.data.map(({ id }: { id: string }) => id));
    cursor = body.next_cursor ?? "end";
  }

  deepEqual([...seen].sort(), ids.sort());
});

Deno.test("deliveries say what became of them, to admins only", async () => {
  await using api = await openTestApi();
  for (let id = 1; id <= 4; id++) {
    api.deliveries.push({ id, receivedAt: id * 1000, body: new Uint8Array(id) });
  }
  await api.core.commit((unit) => {
    unit.write(
      sql`INSERT INTO journal_positions (journal_id, position, updated_at) VALUES ('jrn_test', 3, 1)`,
    );
    unit.write(
      sql`INSERT INTO deliveries_set_aside (journal_id, delivery_id, reason, at) VALUES ('jrn_test', 2, 'poison', 1)`,
    );
  });
  const admin = await api.as(await anAgent(api.core, { role: "admin" }));

  const first = await admin.get("/deliveries?limit=3");
  const second = await admin.get(`/deliveries?limit=3&cursor=${first.body.next_cursor}`);

  deepEqual([...first.body.data, ...second.body.data], [
    { id: 4, received_at: "1970-01-01T00:00:04.000Z", size: 4, state: "pending" },
    { id: 3, received_at: "1970-01-01T00:00:03.000Z", size: 3, state: "processed" },
    { id: 2, received_at: "1970-01-01T00:00:02.000Z", size: 2, state: "set_aside" },
    { id: 1, received_at: "1970-01-01T00:00:01.000Z", size: 1, state: "processed" },
  ]);
  equal(second.body.next_cursor, null);
  const agent = await api.as(await anAgent(api.core));
  equal((await agent.get("/deliveries")).body.code, "admins_only");
});

Deno.test("events are given from a cursor on, and say how far was looked", async () => {
  await using api = await openTestApi();
  const bruno = await anAgent(api.core, { name: "Bruno" });
  const billing = await aDepartment(api.core);
  const hidden = await aTicket(api.core, { departmentId: billing.id });
  const [one, two] = [await aTicket(api.core), await aTicket(api.core)];
  const chief = await aSupervisor(api.core);
  for (const { id } of [one, hidden, two]) await acceptTicket(api.core, { ticketId: id, agent: chief });
  const client = await api.as(bruno);

  const first = await client.get("/events?limit=1");
  deepEqual([first.body.data.length, first.body.seq, first.body.next_cursor], [1, 1, "1"]);
  const second = await client.get(`/events?after=${first.body.seq}`);
  const [event] = second.body.data;

  deepEqual([second.body.data.length, second.body.seq, second.body.next_cursor], [1, 3, null]);
  deepEqual([event.name, event.ticket_id, event.ticket.status, event.by], [
    "ticket.accepted",
    two.id,
    "attending",
    chief.id,
  ]);
});

Deno.test("a page of events ends where the user's rights changed: the next one is asked with those of then", async () => {
  await using api = await openTestApi();
  const chief = await aSupervisor(api.core);
  const { id } = await aTicket(api.core);
  await api.core.commit((unit) => unit.emit({ name: "user.rights_changed", userId: chief.id }));
  await acceptTicket(api.core, { ticketId: id, agent: chief });
  const client = await api.as(chief);

  const { body } = await client.get("/events");

  deepEqual([body.data.map(({ name }: { name: string }) => name), body.seq, body.next_cursor], [
    ["reset"],
    1,
    "1",
  ]);
});

Deno.test("a changed setting is no news to a program, which asks anew each time", async () => {
  await using api = await openTestApi();
  const chief = await aSupervisor(api.core);
  const { id } = await aTicket(api.core);
  await api.core.commit((unit) => unit.emit({ name: "settings.changed" }));
  await acceptTicket(api.core, { ticketId: id, agent: chief });
  const client = await api.as(chief);

  const { body } = await client.get("/events");

  deepEqual(body.data.map(({ name }: { name: string }) => name), ["ticket.accepted"]);
  deepEqual([body.seq, body.next_cursor], [2, null]);
});

Deno.test("a cursor from before what is kept is refused instead of answered with a hole", async () => {
  await using api = await openTestApi();
  const chief = await aSupervisor(api.core);
  const { id } = await aTicket(api.core);
  await acceptTicket(api.core, { ticketId: id, agent: chief });
  api.core.advance(1000);
  while (await purgeEvents(api.core, api.core.now()) > 0);
  const client = await api.as(chief);

  const refused = await client.get("/events?after=0");
  deepEqual([refused.status, refused.body.code, refused.body.details], [409, "events_gone", { seq: 1 }]);
  deepEqual((await client.get("/events")).body, { data: [], next_cursor: null, seq: 1 });
});
