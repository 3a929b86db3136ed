import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, aContact, anAgent, aTicket } from "../../testing/builders.ts";
import { aTemplate } from "../../testing/template_builder.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { getContact } from "../contacts/mod.ts";
import { sql } from "../db/mod.ts";
import { getTicket } from "../tickets/mod.ts";
import type { MessageBody } from "./message_body.ts";
import { parsePhone, startConversation } from "./start_conversation.ts";

async function aDesk(core: TestCore) {
  const connection = await aConnection(core, { texts: { acceptance: "Já atendo." } });
  const ana = await anAgent(core, { name: "Ana" });
  const { id: templateId } = await aTemplate(core, { components: [{ type: "BODY", text: "Olá, {{1}}!" }] });
  const body: MessageBody = { type: "template", templateId, parameters: { body: { 1: "Maria" } } };
  const of = { viewer: ana, connectionId: connection.id, body };
  return { connection, ana, of };
}

Deno.test("a number nobody knows becomes a contact, a ticket of the starter's and a template on its way", async () => {
  await using core = await openTestCore();
  const { ana, of } = await aDesk(core);
  const to = { phone: "+55 (11) 98765-4321", name: "Maria" };
  const { ticketId, message } = await startConversation(core, { ...of, to });
  const ticket = await getTicket(core, ticketId);
  deepEqual([ticket.status, ticket.assignee?.id, ticket.lastMessage?.id], ["attending", ana.id, message.id]);
  deepEqual([ticket.contact.name, ticket.contact.phone, ticket.windowClosesAt], [
    "Maria",
    "+5511987654321",
    null,
  ]);
  deepEqual(await core.emitted(), ["ticket.opened", "message.queued"]);
  deepEqual(await core.enqueued(), ["message.send"]);
  // The same phone, in its older spelling, is the same customer and the same conversation.
  const again = await startConversation(core, { ...of, to: { phone: "5511 8765-4321" } });
  equal(again.ticketId, ticketId);
  equal((await getContact(core, ticket.contact.id)).givenName, "Maria");
});

Deno.test("marketing reaches whoever is written to for the first time, and nobody who wants none", async () => {
  await using core = await openTestCore();
  const { of } = await aDesk(core);
  const { id: templateId } = await aTemplate(core, { category: "MARKETING" });
  const body: MessageBody = { type: "template", templateId, parameters: {} };
  const to = { phone: "+5511987654321" };
  const { message } = await startConversation(core, { ...of, to, body });
  equal(message.type, "template");
  await core.commit((unit) => unit.write(sql`UPDATE contacts SET marketing_stopped_at = 1`));
  await rejects(startConversation(core, { ...of, to, body }), { code: "contact_opted_out" });
});

Deno.test("the same order twice, even at once, is one conversation with one message", async () => {
  await using core = await openTestCore();
  const { of } = await aDesk(core);
  const order = { ...of, id: core.newId("message"), to: { phone: "+5511987654321" } };
  const [first, second] = await Promise.all([startConversation(core, order), startConversation(core, order)]);
  deepEqual([first.message.id, first.ticketId], [second.message.id, second.ticketId]);
  deepEqual([first.isNew, second.isNew].toSorted(), [false, true]);
  deepEqual(await core.enqueued(), ["message.send"]);
});

Deno.test("a waiting ticket is taken without an acceptance message; one that a colleague serves is not", async () => {
  await using core = await openTestCore();
  const { ana, of } = await aDesk(core);
  const waiting = await aTicket(core);
  const { ticketId } = await startConversation(core, { ...of, to: { contactId: waiting.contact.id } });
  equal(ticketId, waiting.id);
  deepEqual((await getTicket(core, ticketId)).assignee?.id, ana.id);
  deepEqual(await core.emitted(), ["ticket.accepted", "message.queued"]);

  const bruno = await anAgent(core, { name: "Bruno" });
  const his = await aTicket(core, { assignee: bruno });
  await rejects(startConversation(core, { ...of, to: { contactId: his.contact.id } }), {
    kind: "conflict",
    code: "ticket_taken",
    details: { assignee: "Bruno", name: "Bruno" },
  });
});

Deno.test("of two who start with one customer at once, one does; the other learns who", async () => {
  await using core = await openTestCore();
  const { of } = await aDesk(core);
  const bruno = await anAgent(core, { name: "Bruno" });
  const to = { phone: "+5511987654321" };
  const outcomes = await Promise.allSettled([
    startConversation(core, { ...of, to }),
    startConversation(core, { ...of, viewer: bruno, to }),
  ]);
  deepEqual(outcomes.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  equal(outcomes.flatMap((o) => o.status === "rejected" ? [o.reason.code] : [])[0], "ticket_taken");
});

Deno.test("it takes the permission, a real number, a visible contact, and a template unless the window is open", async () => {
  await using core = await openTestCore();
  const { ana, of } = await aDesk(core);
  const may = { ...ana, permissions: ["templates"] as const };
  const to = { phone: "+5511987654321" };
  await rejects(startConversation(core, { ...of, viewer: may, to }), {
    code: "permission_missing",
    details: { permission: "start_conversation" },
  });
  for (const phone of ["", "abc", "+0 11 98765-4321", "123", "+5511987654321999"]) {
    await rejects(startConversation(core, { ...of, to: { phone } }), { code: "phone_invalid" });
  }
  equal(parsePhone("0055 11 98765-4321"), "+5511987654321");
  const unseen = await aContact(core);
  await rejects(startConversation(core, { ...of, to: { contactId: unseen.id } }), {
    code: "contact_not_found",
  });
  const text: MessageBody = { type: "text", text: "Oi" };
  await rejects(startConversation(core, { ...of, body: text, to }), { code: "window_closed" });
  deepEqual(await core.db.primary.rows(sql`SELECT 1 FROM contacts WHERE phone = '+5511987654321'`), []);
  const done = await aTicket(core, { status: "resolved" });
  const { message } = await startConversation(core, {
    ...of,
    body: text,
    to: { contactId: done.contact.id },
  });
  equal(message.text, "Oi");
});
