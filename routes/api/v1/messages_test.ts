import { deepEqual, equal } from "node:assert/strict";
import { newId } from "../../../core/ids.ts";
import { aMessage, anAgent, aSupervisor, aTicket } from "../../../testing/builders.ts";
import { openTestApi } from "../../../testing/test_api.ts";

Deno.test("a text is queued, and shows all that is promised", async () => {
  await using api = await openTestApi();
  const ana = await anAgent(api.core, { name: "Ana" });
  const ticket = await aTicket(api.core, { assignee: ana });
  const client = await api.as(ana);

  const { status, body } = await client.post(`/tickets/${ticket.id}/messages`, { text: "Bom dia!" });

  equal(status, 201);
  deepEqual({ ...body, id: "" }, {
    id: "",
    ticket_id: ticket.id,
    contact_id: ticket.contact.id,
    connection_id: ticket.connection.id,
    direction: "out",
    type: "text",
    text: "Bom dia!",
    content: null,
    media: null,
    reply_to: null,
    context: null,
    forwarded: null,
    author: null,
    status: "queued",
    provider_id: null,
    origin: "agent",
    reactions: [],
    signed: false,
    error: null,
    sent_by: { id: ana.id, name: "Ana" },
    edited_at: null,
    revoked_at: null,
    at: "2026-03-02T09:00:00.000Z",
  });
  deepEqual(await api.core.enqueued(), ["message.send"]);
});

Deno.test("the same id and text again is the same message; another text is refused", async () => {
  await using api = await openTestApi();
  const ana = await anAgent(api.core);
  const ticket = await aTicket(api.core, { assignee: ana });
  const client = await api.as(ana);
  const id = newId("message", Date.now());
  const send = (text: string) => client.post(`/tickets/${ticket.id}/messages`, { id, text });

  const [first, again, other] = [await send("Bom dia!"), await send("Bom dia!"), await send("Boa tarde!")];

  deepEqual([first.status, again.status], [201, 200]);
  deepEqual(again.body, first.body);
  deepEqual([other.status, other.body.code], [409, "message_id_taken"]);
  deepEqual(await api.core.enqueued(), ["message.send"]);
});

Deno.test("ten programs that send the same message at once send it once", async () => {
  await using api = await openTestApi();
  const ana = await anAgent(api.core);
  const ticket = await aTicket(api.core, { assignee: ana });
  const client = await api.as(ana);
  const body = { id: newId("message", Date.now()), text: "Bom dia!" };

  const replies = await Promise.all(
    Array.from({ length: 10 }, () => client.post(`/tickets/${ticket.id}/messages`, body)),
  );

  deepEqual(replies.filter(({ status }) => status > 201), []);
  deepEqual(await api.core.emitted(), ["message.queued"]);
});

Deno.test("what can't be sent is refused with its reason", async () => {
  await using api = await openTestApi();
  const ana = await anAgent(api.core);
  const [mine, waiting] = [await aTicket(api.core, { assignee: ana }), await aTicket(api.core)];
  const client = await api.as(ana);
  const told = async (id: string, body: unknown) => {
    const { status, body: { code } } = await client.post(`/tickets/${id}/messages`, body);
    return `${status} ${code}`;
  };

  equal(await told(mine.id, { text: "  " }), "422 text_empty");
  equal(await told(mine.id, { text: "a".repeat(4097) }), "422 text_too_long");
  equal(await told(mine.id, { text: 7 }), "422 request_invalid");
  equal(await told(mine.id, {}), "422 request_invalid");
  equal(await told(mine.id, { id: "a message", text: "Olá" }), "422 message_id_invalid");
  equal(await told(mine.id, { text: "a".repeat(70_000) }), "413 body_too_large");
  equal(await told(waiting.id, { text: "Olá" }), "409 ticket_not_attending");
  api.core.advance(25 * 60 * 60 * 1000);
  equal(await told(mine.id, { text: "Olá" }), "409 window_closed");
});

Deno.test("messages come in thread order, and what arrives while paging comes on a later page", async () => {
  await using api = await openTestApi();
  const { id } = await aTicket(api.core, { said: ["one", "two", "three"] });
  const client = await api.as(await aSupervisor(api.core));

  const first = await client.get(`/tickets/${id}/messages?limit=2`);
  await aMessage(api.core, { ticketId: id, text: "four" });
  const second = await client.get(`/tickets/${id}/messages?limit=2&cursor=${first.body.next_cursor}`);

  const texts = [...first.body.data, ...second.body.data].map(({ text }) => text);
  deepEqual([texts, second.body.next_cursor], [["one", "two", "three", "four"], null]);
});
