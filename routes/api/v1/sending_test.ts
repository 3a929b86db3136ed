/** Everything a program may say, as it comes back; what it may not, with the code that says why. */

import { deepEqual, equal, match } from "node:assert/strict";
import { aConnection, aContact, aDepartment, aMessage, anAgent, aTicket } from "../../../testing/builders.ts";
import { aTemplate } from "../../../testing/template_builder.ts";
import { openTestApi, type TestApi } from "../../../testing/test_api.ts";

async function aDesk(api: TestApi) {
  const connection = await aConnection(api.core, { signatureMode: "choice" });
  const ana = await anAgent(api.core, { name: "Ana" });
  const ticket = await aTicket(api.core, { assignee: ana, connection });
  const client = await api.as(ana);
  const send = (body: unknown) => client.post(`/tickets/${ticket.id}/messages`, body);
  return { connection, ana, ticket, client, send };
}
type Desk = Awaited<ReturnType<typeof aDesk>>;

const told = ({ status, body }: { status: number; body: { code?: string; type?: string } }) =>
  `${status} ${body.code ?? body.type}`;

Deno.test("a place, cards, buttons, a list: each goes out and comes back as it was ordered", async () => {
  await using api = await openTestApi();
  const { send } = await aDesk(api);

  const place = await send({
    type: "location",
    location: { latitude: -23.5, longitude: -46.6, name: "Loja" },
  });
  deepEqual([place.status, place.body.content], [
    201,
    { kind: "location", latitude: -23.5, longitude: -46.6, name: "Loja" },
  ]);
  const card = {
    name: "Rosa",
    first_name: "Rosa",
    phones: [{ phone: "+5511900000000", wa_id: "5511900000000" }],
  };
  const cards = await send({ type: "contacts", contacts: [card] });
  deepEqual([cards.status, cards.body.content], [201, { kind: "contacts", cards: [card] }]);
  const action = { type: "buttons", buttons: [{ id: "y", title: "Sim" }, { id: "n", title: "Não" }] };
  const buttons = await send({
    type: "interactive",
    text: "Confirma?",
    interactive: { header: "Pedido", footer: "Loja", action },
  });
  deepEqual([buttons.body.text, buttons.body.content], [
    "Confirma?",
    { kind: "interactive", header: { type: "text", text: "Pedido" }, footer: "Loja", action },
  ]);
  const list = { type: "list", button: "Ver", sections: [{ title: "A", rows: [{ id: "1", title: "Um" }] }] };
  const listed = await send({ type: "interactive", text: "Escolha", interactive: { action: list } });
  deepEqual(listed.body.content, { kind: "interactive", action: list });
});

Deno.test("an answer names the message it answers, ours and Meta's id; a signature may be asked for", async () => {
  await using api = await openTestApi();
  const { send, ticket } = await aDesk(api);
  const asked = await aMessage(api.core, { ticketId: ticket.id, providerId: "wamid.q", text: "Tem azul?" });

  const { body } = await send({ text: "Tem", reply_to: asked.id, signed: true });

  deepEqual(body.reply_to, {
    message_id: asked.id,
    provider_id: "wamid.q",
    direction: "in",
    type: "text",
    text: "Tem azul?",
  });
  equal(body.signed, true);
  equal(told(await send({ text: "Tem", reply_to: "msg_nothing" })), "404 message_not_found");
});

Deno.test("what WhatsApp would refuse is refused with the core's own codes", async () => {
  await using api = await openTestApi();
  const { send, client, ticket } = await aDesk(api);
  const place = { latitude: 91, longitude: 0 };

  equal(told(await send({ type: "location", location: place })), "422 location_invalid");
  equal(told(await send({ type: "location" })), "422 request_invalid");
  equal(told(await send({ type: "contacts", contacts: [] })), "422 contacts_empty");
  const action = { type: "buttons", buttons: [] };
  equal(
    told(await send({ type: "interactive", text: "?", interactive: { action } })),
    "422 interactive_invalid",
  );
  equal(told(await send({ type: "template", template: { id: "tpl_nothing" } })), "404 template_not_found");
  equal(told(await send({ type: "media" })), "422 request_invalid");
  equal(told(await send({ type: "poll", text: "?" })), "422 request_invalid");
  const { headers } = await client.post(`/tickets/${ticket.id}/messages`, { text: "ok" });
  match(headers.get("content-type") ?? "", /json/);
});

Deno.test("a template is found, filled in and sent outside the window; a conversation starts with one", async () => {
  await using api = await openTestApi();
  const { send, client, connection } = await aDesk(api);
  const template = await aTemplate(api.core, {
    wabaId: connection.wabaId,
    name: "pedido_pronto",
    components: [{ type: "BODY", text: "Olá {{1}}, seu pedido está pronto." }],
  });
  await aTemplate(api.core, { wabaId: connection.wabaId, status: "PAUSED" });
  api.core.advance(25 * 60 * 60 * 1000);

  const { body: { data } } = await client.get(`/templates?connection_id=${connection.id}`);
  deepEqual(data.map(({ id, sendable }: { id: string; sendable: boolean }) => [id, sendable]), [[
    template.id,
    true,
  ]]);
  equal((await client.get(`/templates?connection_id=${connection.id}&all=true`)).body.data.length, 2);
  equal((await client.get("/templates?connection_id=con_nothing")).status, 404);
  equal(told(await send({ text: "Olá" })), "409 window_closed");
  const order = { type: "template", template: { id: template.id, parameters: { body: { 1: "Rosa" } } } };
  const sent = await send(order);
  deepEqual([told(sent), sent.body.text], ["201 template", "Olá Rosa, seu pedido está pronto."]);
  deepEqual(
    [sent.body.content.kind, sent.body.content.template_id, sent.body.content.name],
    ["template", template.id, "pedido_pronto"],
  );
  equal(
    told(await send({ type: "template", template: { id: template.id } })),
    "422 template_parameters_missing",
  );

  const start = {
    id: "start-1",
    connection_id: connection.id,
    phone: "+55 11 98765-0001",
    name: "Nova",
    ...order,
  };
  const [first, again] = [
    await client.post("/conversations", start),
    await client.post("/conversations", start),
  ];
  deepEqual([first.status, again.status], [201, 200]);
  deepEqual([first.body.ticket.status, first.body.ticket.contact.name], ["attending", "Nova"]);
  equal(again.body.message.id, first.body.message.id);
  const nobody = { connection_id: connection.id, ...order };
  equal(told(await client.post("/conversations", nobody)), "422 request_invalid");
  const bruno = await api.as(await anAgent(api.core));
  const taken = await bruno.post("/conversations", { ...start, id: "start-2" });
  deepEqual([told(taken), taken.body.details.assignee], ["409 ticket_taken", "Ana"]);
});

Deno.test("a message is reacted to, sent again, settled, forwarded", async () => {
  await using api = await openTestApi();
  const { client, ticket, ana, connection }: Desk = await aDesk(api);
  const heard = await aMessage(api.core, { ticketId: ticket.id, providerId: "wamid.h", text: "Obrigada" });
  const ours = { ticketId: ticket.id, direction: "out", sentBy: { id: ana.id, publicName: "Ana" } } as const;
  const failed = await aMessage(api.core, { ...ours, status: "failed", error: { code: "131000" } });
  const undecided = await aMessage(api.core, { ...ours, status: "undecided" });

  const reacted = await client.put(`/messages/${heard.id}/reaction`, { emoji: "👍" });
  deepEqual(reacted.body.reactions, [{ emoji: "👍", by: "us" }]);
  deepEqual((await client.delete(`/messages/${heard.id}/reaction`)).body.reactions, []);
  equal(told(await client.put(`/messages/${heard.id}/reaction`, { emoji: "ok" })), "422 emoji_invalid");
  equal((await client.post(`/messages/${failed.id}/resend`)).body.status, "queued");
  equal((await client.post(`/messages/${undecided.id}/settlement`)).body.status, "sent");
  equal(told(await client.post(`/messages/${heard.id}/settlement`)), "409 message_not_undecided");
  const goal = await aTicket(api.core, { assignee: ana, connection, contact: await aContact(api.core) });
  const forward = { ticket_id: goal.id, id: "forward-1" };
  const [copy, again] = [
    await client.post(`/messages/${heard.id}/forward`, forward),
    await client.post(`/messages/${heard.id}/forward`, forward),
  ];
  deepEqual((await client.get("/messages/forward-1")).body, copy.body);
  deepEqual([copy.status, again.status, copy.body.text, copy.body.ticket_id], [
    201,
    200,
    "Obrigada",
    goal.id,
  ]);
});

Deno.test("messages of another department do not exist, whatever is asked of them", async () => {
  await using api = await openTestApi();
  const billing = await aDepartment(api.core);
  const hidden = await aTicket(api.core, { departmentId: billing.id });
  const { id } = await aMessage(api.core, { ticketId: hidden.id, providerId: "wamid.x" });
  const client = await api.as(await anAgent(api.core));

  const replies = [
    await client.get(`/messages/${id}`),
    await client.put(`/messages/${id}/reaction`, { emoji: "👍" }),
    await client.delete(`/messages/${id}/reaction`),
    await client.post(`/messages/${id}/resend`),
    await client.post(`/messages/${id}/settlement`),
    await client.post(`/messages/${id}/forward`, { ticket_id: hidden.id }),
  ];
  deepEqual(replies.map(told), replies.map(() => "404 message_not_found"));
});
