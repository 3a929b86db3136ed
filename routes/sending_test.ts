/** Everything that can be sent, as plain forms send it: a refusal brings back what was typed. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Core } from "../core/core.ts";
import { loadThread } from "../core/inbox/mod.ts";
import type { Message } from "../core/messages/message.ts";
import type { User } from "../core/users/mod.ts";
import { aConnection, aContact, aMessage, anAgent, aTicket } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openTestMedia } from "../testing/test_media.ts";
import { openSite } from "../testing/test_site.ts";

async function aDesk(core: Core, media?: Parameters<typeof openSite>[2]) {
  await aConnection(core, { signatureMode: "choice" });
  const ana = await anAgent(core, { publicName: "Ana" });
  const contact = await aContact(core, { name: "Bruno Lima" });
  const ticket = await aTicket(core, { assignee: ana, contact });
  const site = openSite(core, undefined, media);
  await site.signInAs(ana);
  return { ana, contact, ticket, site, path: `/tickets/${ticket.id}` };
}

async function newest(core: Core, viewer: User, ticketId: string, count = 1): Promise<Message[]> {
  const { messages } = await loadThread(core, { viewer, ticketId });
  return messages.slice(-count);
}

const pdf = (name: string) => new File(["%PDF-1.4\n%%EOF\n"], name, { type: "application/pdf" });

Deno.test("a form sends several files, one message each; its words are the first one's caption", async () => {
  await using core = await openTestCore();
  await using media = await openTestMedia();
  const { ana, ticket, site, path } = await aDesk(core, media);
  const form = new FormData();
  form.append("id", "msg_press");
  form.append("text", "Segue o contrato");
  form.append("signed", "1");
  form.append("file", pdf("contrato.pdf"));
  form.append("file", pdf("anexo.pdf"));

  equal((await site.upload(`${path}/messages`, form)).headers.get("location"), path);
  equal((await site.upload(`${path}/messages`, form)).status, 303, "a second press");

  const sent = (await newest(core, ana, ticket.id, 3)).filter(({ direction }) => direction === "out");
  deepEqual(sent.map(({ id, text, signed, media }) => [id, media?.filename, text, signed]), [
    ["msg_press", "contrato.pdf", "Segue o contrato", true],
    ["msg_press.1", "anexo.pdf", null, undefined],
  ]);
});

Deno.test("a file that WhatsApp does not take is refused in words, and the words beside it stay", async () => {
  await using core = await openTestCore();
  await using media = await openTestMedia();
  const { ana, ticket, site, path } = await aDesk(core, media);
  const form = new FormData();
  form.append("text", "Veja isto");
  form.append("file", new File(["<script>"], "x.html", { type: "text/html" }));

  const refused = await site.upload(`${path}/messages`, form);
  equal(refused.status, 422);
  const html = await refused.text();
  match(html, /O WhatsApp não aceita este tipo de arquivo/);
  match(html, /<textarea[^>]*>Veja isto<\/textarea>/);
  equal((await newest(core, ana, ticket.id))[0]?.direction, "in");
});

Deno.test("an answer quotes: the page shows what it answers, and a refusal keeps it", async () => {
  await using core = await openTestCore();
  const { ana, ticket, site, path } = await aDesk(core);
  const asked = await aMessage(core, {
    ticketId: ticket.id,
    text: "Abre no feriado?",
    providerId: "wamid.1",
  });

  const page = await (await site.get(`${path}?reply=${asked.id}`)).text();
  match(page, /Resposta a Bruno Lima/);
  match(page, new RegExp(`name="reply" value="${asked.id}"`));
  const refused = await site.submit(`${path}/messages`, { text: " ", reply: asked.id });
  match(await refused.text(), new RegExp(`name="reply" value="${asked.id}"`));

  equal((await site.submit(`${path}/messages`, { text: "Abre, sim", reply: asked.id })).status, 303);
  const [sent] = await newest(core, ana, ticket.id);
  equal(sent?.quote?.messageId, asked.id);
});

Deno.test("a message of somebody else's thread is not quoted", async () => {
  await using core = await openTestCore();
  const { site, path } = await aDesk(core);
  const other = await aTicket(core, { contact: await aContact(core) });
  const elsewhere = await aMessage(core, { ticketId: other.id, text: "Segredo", providerId: "wamid.2" });

  const page = await (await site.get(`${path}?reply=${elsewhere.id}`)).text();
  ok(!page.includes("Segredo"));
});

Deno.test("a place is sent by its numbers; one that is nowhere is refused with them", async () => {
  await using core = await openTestCore();
  const { ana, ticket, site, path } = await aDesk(core);
  const nowhere = await site.submit(`${path}/location`, { latitude: "95", longitude: "1", name: "Loja" });
  equal(nowhere.status, 422);
  match(await nowhere.text(), /value="Loja"/);

  const here = { latitude: "-23,5505", longitude: "-46.6333", name: "Loja" };
  equal((await site.submit(`${path}/location`, here)).headers.get("location"), path);
  const [sent] = await newest(core, ana, ticket.id);
  deepEqual(sent?.content, { kind: "location", latitude: -23.5505, longitude: -46.6333, name: "Loja" });
});

Deno.test("a contact card is somebody we know, found without accents, or typed", async () => {
  await using core = await openTestCore();
  const { ana, ticket, site, path } = await aDesk(core);
  const joao = await aContact(core, { name: "João Araújo", phone: "+5511987654321", waId: "5511987654321" });
  await aTicket(core, { contact: joao });

  match(await (await site.get(`${path}/contact_card?q=joao`)).text(), new RegExp(`value="${joao.id}"`));
  equal((await site.submit(`${path}/contact_card`, { contact: joao.id })).status, 303);
  const typed = { name: "Oficina", phone: "+55 11 4000-0000" };
  equal((await site.submit(`${path}/contact_card`, typed)).status, 303);

  const sent = await newest(core, ana, ticket.id, 2);
  deepEqual(sent.map(({ content }) => content?.kind === "contacts" && content.cards[0]), [
    {
      name: "João Araújo",
      firstName: "João Araújo",
      phones: [{ phone: "+5511987654321", waId: "5511987654321", type: "CELL" }],
    },
    { name: "Oficina", firstName: "Oficina", phones: [{ phone: "+55 11 4000-0000", type: "CELL" }] },
  ]);
});

Deno.test("a list is put together row by row; what WhatsApp would not take comes back as typed", async () => {
  await using core = await openTestCore();
  const { ana, ticket, site, path } = await aDesk(core);
  const list = {
    kind: "list",
    body: "Qual horário?",
    list_button: "Ver horários",
    "section.1": "Manhã",
    "row.1": "9 h",
    "hint.1": "Com Ana",
    "row.2": "10 h",
    "section.3": "Tarde",
    "row.3": "14 h",
  };
  const long = await site.submit(`${path}/interactive`, { ...list, "row.2": "x".repeat(30) });
  equal(long.status, 422);
  match(await long.text(), /name="row\.1"[^>]*value="9 h"|value="9 h"[^>]*name="row\.1"/);

  equal((await site.submit(`${path}/interactive`, list)).status, 303);
  const [sent] = await newest(core, ana, ticket.id);
  equal(sent?.text, "Qual horário?");
  deepEqual(sent?.content, {
    kind: "interactive",
    action: {
      type: "list",
      button: "Ver horários",
      sections: [
        {
          title: "Manhã",
          rows: [{ id: "row-1", title: "9 h", description: "Com Ana" }, { id: "row-2", title: "10 h" }],
        },
        { title: "Tarde", rows: [{ id: "row-3", title: "14 h" }] },
      ],
    },
  });
});

Deno.test("a browser's recording becomes a voice note", async () => {
  await using core = await openTestCore();
  await using media = await openTestMedia();
  const { ana, ticket, site, path } = await aDesk(core, media);
  const sample = new URL("../core/media/testdata/chrome_microphone.webm", import.meta.url);
  const form = new FormData();
  form.append("id", "msg_voice");
  form.append("voice", "1");
  form.append("file", new File([await Deno.readFile(sample)], "voice.webm", { type: "audio/webm" }));

  equal((await site.upload(`${path}/messages`, form)).status, 303);
  const [sent] = await newest(core, ana, ticket.id);
  equal(sent?.media?.voice, true);
  match(sent?.media?.mimeType ?? "", /^audio\/ogg/);
});

Deno.test("the name in front is offered to those who may, where the connection leaves the choice", async () => {
  await using core = await openTestCore();
  const site = openSite(core);
  const page = async (mode: "off" | "choice" | "forced", permissions: User["permissions"]) => {
    const connection = await aConnection(core, { signatureMode: mode });
    const agent = await anAgent(core, { publicName: "Rita", permissions });
    const ticket = await aTicket(core, { assignee: agent, connection });
    await site.signInAs(agent);
    return /<input[^>]*name="signed"[^>]*>/.exec(await (await site.get(`/tickets/${ticket.id}`)).text())?.[0];
  };
  equal(await page("off", ["signature"]), undefined);
  equal(await page("choice", []), undefined);
  ok(await page("choice", ["signature"]));
  match(await page("forced", []) ?? "", /checked.*disabled|disabled.*checked/);
});
