/** Templates, conversations that begin with one, and what is done with a message that is there, by plain forms. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { loadThread } from "../core/inbox/mod.ts";
import { getTicket } from "../core/tickets/mod.ts";
import { aConnection, aContact, aMessage, anAgent, aTicket } from "../testing/builders.ts";
import { aTemplate } from "../testing/template_builder.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openSite } from "../testing/test_site.ts";

const DAY = 24 * 60 * 60_000;
const greeting = {
  name: "pedido_pronto",
  components: [{
    type: "BODY",
    text: "Olá, {{1}}! Seu pedido {{2}} está pronto.",
    example: { body_text: [["Ana", "1042"]] },
  }],
};

Deno.test("outside of the window the counter offers templates: searched, filled in, previewed, sent", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const site = openSite(core);
  await site.signInAs(ana);
  const ticket = await aTicket(core, { assignee: ana, lastMessageAt: core.now() - 2 * DAY });
  const template = await aTemplate(core, greeting);
  await aTemplate(core, { name: "outro", language: "es" });
  const path = `/tickets/${ticket.id}`;

  match(await (await site.get(path)).text(), new RegExp(`href="${path}/template"`));
  const picker = await (await site.get(`${path}/template?q=esta+PRONTO`)).text();
  match(picker, /pedido_pronto/);
  ok(!picker.includes(">outro<"));
  ok(!(await (await site.get(`${path}/template?language=es`)).text()).includes("pedido_pronto"));

  const chosen = new URLSearchParams({ template: template.id, "body.1": "Bruno" });
  const preview = await (await site.get(`${path}/template?${chosen}`)).text();
  match(preview, />Bruno<\/span>! Seu pedido <span[^>]*>\{\{2\}\}<\/span>/);

  const half = await site.submit(`${path}/template`, { template: template.id, "body.1": "Bruno" });
  equal(half.status, 422);
  const again = await half.text();
  match(again, /Preencha todas as variáveis/);
  match(again, /value="Bruno"/);

  const whole = { template: template.id, "body.1": "Bruno", "body.2": "77" };
  equal((await site.submit(`${path}/template`, whole)).headers.get("location"), path);
  const { messages } = await loadThread(core, { viewer: ana, ticketId: ticket.id });
  equal(messages.at(-1)?.text, "Olá, Bruno! Seu pedido 77 está pronto.");
});

Deno.test("without the permission there is no picker, and nothing leads there", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { permissions: [] });
  const site = openSite(core);
  await site.signInAs(ana);
  const ticket = await aTicket(core, { assignee: ana, lastMessageAt: core.now() - 2 * DAY });

  ok(!(await (await site.get(`/tickets/${ticket.id}`)).text()).includes("/template"));
  equal((await site.get(`/tickets/${ticket.id}/template`)).status, 403);
  equal((await site.get("/conversations/new")).status, 403);
});

Deno.test("a conversation begins with a phone or a contact, a template and its values", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const ana = await anAgent(core);
  const site = openSite(core);
  await site.signInAs(ana);
  const template = await aTemplate(core, greeting);
  const known = await aContact(core, { name: "Célia Prado" });
  await aTicket(core, { contact: known, status: "resolved" });

  match(await (await site.get("/conversations/new?to=celia")).text(), new RegExp(`contact=${known.id}`));
  match(await (await site.get("/conversations/new?to=%2B5511987650000")).text(), /pedido_pronto/);

  const values = { connection: connection.id, template: template.id, "body.1": "Célia", "body.2": "9" };
  const begun = await site.submit("/conversations/new", { ...values, phone: "+5511987650000" });
  equal(begun.status, 303);
  const ticket = await getTicket(core, begun.headers.get("location")?.split("/").at(-1) ?? "");
  equal(ticket.assignee?.id, ana.id);
  equal(ticket.contact.phone, "+5511987650000");
  equal((await site.submit("/conversations/new", { ...values, contact: known.id })).status, 303);
  equal((await site.submit("/conversations/new", { ...values, phone: "123" })).status, 422);
});

Deno.test("a message is reacted to, forwarded, sent again and settled by a press", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const site = openSite(core);
  await site.signInAs(ana);
  const ticket = await aTicket(core, { assignee: ana });
  const other = await aTicket(core, { assignee: ana, contact: await aContact(core, { name: "Zélia Reis" }) });
  const said = await aMessage(core, { ticketId: ticket.id, text: "Obrigada", providerId: "wamid.said" });
  const find = async (id: string, ticketId = ticket.id) =>
    (await loadThread(core, { viewer: ana, ticketId })).messages.find((message) => message.id === id);

  equal((await site.submit(`/messages/${said.id}/reaction`, { emoji: "👍" })).status, 303);
  deepEqual((await find(said.id))?.reactions, [{ by: "us", emoji: "👍" }]);
  const words = await site.submit(`/messages/${said.id}/reaction`, { emoji: "legal" });
  match(await words.text(), /Uma reação é um só emoji/);
  await site.submit(`/messages/${said.id}/reaction`, { emoji: "" });
  equal((await find(said.id))?.reactions, undefined);

  match(await (await site.get(`/messages/${said.id}/forward?q=zelia`)).text(), /Zélia Reis/);
  const forwarded = await site.submit(`/messages/${said.id}/forward`, { ticket: other.id });
  equal(forwarded.headers.get("location"), `/tickets/${other.id}`);
  equal((await loadThread(core, { viewer: ana, ticketId: other.id })).messages.at(-1)?.text, "Obrigada");

  const gil = await aContact(core, { name: "Gil Souto" });
  const past = await aTicket(core, { contact: gil, status: "resolved" });
  const page = await (await site.get(`/messages/${said.id}/forward?q=gil`)).text();
  match(page, /a conversa passa a ser sua[^]*Gil Souto/);
  const to = { contact: gil.id, connection: past.connection.id };
  const begun = (await site.submit(`/messages/${said.id}/forward`, to)).headers.get("location") ?? "";
  const taken = await getTicket(core, begun.split("/").at(-1) ?? "");
  deepEqual([taken.assignee?.id, taken.contact.name, taken.lastMessage?.text], [
    ana.id,
    "Gil Souto",
    "Obrigada",
  ]);
  ok(!/passa a ser sua/.test(await (await site.get(`/messages/${said.id}/forward?q=gil`)).text()));

  const out = { ticketId: ticket.id, direction: "out" as const, sentBy: ana };
  const failed = await aMessage(core, { ...out, status: "failed", error: { code: "131000" } });
  const undecided = await aMessage(core, { ...out, status: "undecided" });
  equal((await site.submit(`/messages/${failed.id}/resend`, {})).status, 303);
  equal((await find(failed.id))?.status, "queued");
  equal((await site.submit(`/messages/${undecided.id}/settlement`, {})).status, 303);
  equal((await find(undecided.id))?.status, "sent");
});

Deno.test("whoever may not see a thread does nothing with its messages", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { departmentIds: ["dep_a"], seeUnassigned: false });
  const site = openSite(core);
  await site.signInAs(ana);
  const ticket = await aTicket(core, { departmentId: "dep_b" });
  const said = await aMessage(core, { ticketId: ticket.id, providerId: "wamid.x" });

  for (const path of ["reaction", "forward", "resend", "settlement"]) {
    equal((await site.submit(`/messages/${said.id}/${path}`, { emoji: "👍" })).status, 404, path);
  }
  equal((await site.submit(`/tickets/${ticket.id}/typing`, {})).status, 404);
});
