/** The pages as plain forms see them: no script, a cookie, a refusal that brings the form back. */

import { equal, match, ok } from "node:assert/strict";
import { INBOX_PAGE } from "../core/inbox/mod.ts";
import { acceptTicket, getTicket, readTicket } from "../core/tickets/mod.ts";
import { addUser } from "../core/users/mod.ts";
import { aDepartment, aMessage, anAgent, aTicket } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openSite } from "../testing/test_site.ts";

Deno.test("the first visitor sets Balcão up and is inside; nobody can do it again", async () => {
  await using core = await openTestCore();
  const site = openSite(core);
  equal((await site.get("/login")).headers.get("location"), "/setup");

  const weak = await site.submit("/setup", { name: "Rita", email: "rita@loja.com", password: "curta" });
  equal(weak.status, 422);
  match(await weak.text(), /value="rita@loja.com"/);

  const made = await site.submit("/setup", {
    name: "Rita",
    email: "rita@loja.com",
    password: "uma senha longa",
  });
  equal(made.status, 303);
  match(made.headers.getSetCookie().join(), /HttpOnly; SameSite=Lax/);
  match(await (await site.get("/tickets")).text(), /Nenhuma conexão ainda/);
  equal((await site.get("/setup")).headers.get("location"), "/login");
  equal(
    (await site.submit("/setup", { name: "X", email: "x@y.z", password: "outra senha longa" })).status,
    303,
  );
  equal((await core.emitted()).length, 0);
});

Deno.test("a wrong password keeps the e-mail, never the password, and after some tries says how long to wait", async () => {
  await using core = await openTestCore();
  await addUser(core, { email: "ana@loja.com", name: "Ana", role: "agent", password: "uma senha longa" });
  const site = openSite(core);
  const wrong = { email: "ana@loja.com", password: "segredo-errado", next: "/tickets?tab=waiting" };

  const refused = await site.submit("/login", wrong);
  const html = await refused.text();
  equal(refused.status, 401);
  match(html, /E-mail ou senha não conferem/);
  match(html, /value="ana@loja.com"/);
  match(html, /value="\/tickets\?tab=waiting"/);
  ok(!html.includes("segredo-errado"));

  let last = refused;
  for (let i = 0; i < 6; i++) last = await site.submit("/login", wrong);
  equal(last.status, 429);
  ok(Number(last.headers.get("retry-after")) >= 1);
  match(await last.text(), /Muitas tentativas/);
});

Deno.test("without a session every ticket leads to signing in, and back", async () => {
  await using core = await openTestCore();
  const site = openSite(core);
  const reply = await site.get("/tickets/tkt_1?tab=waiting");
  equal(reply.headers.get("location"), "/login?next=%2Ftickets%2Ftkt_1%3Ftab%3Dwaiting");
  equal((await site.get("/tickets", { accept: "application/json" })).status, 401);
});

Deno.test("a ticket's whole line by plain forms: preview, accept, answer, close", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const { id } = await aTicket(core, { said: ["Meu pedido chegou?"] });
  const site = openSite(core);
  await site.signInAs(ana);

  match(await (await site.get("/tickets?tab=waiting")).text(), /Meu pedido chegou\?/);
  match(await (await site.get(`/tickets/${id}`)).text(), /Você está vendo sem aceitar/);
  const accepted = await site.submit(`/tickets/${id}/acceptance`, {});
  equal(accepted.headers.get("location"), `/tickets/${id}`);

  const empty = await site.submit(`/tickets/${id}/messages`, { text: "   " });
  equal(empty.status, 422);
  match(await empty.text(), /Escreva algo antes de enviar/);
  equal((await site.submit(`/tickets/${id}/messages`, { text: "Chegou sim" })).status, 303);
  match(await (await site.get(`/tickets/${id}`)).text(), /Chegou sim/);

  equal((await site.submit(`/tickets/${id}/closure`, { seen: "1", farewell: "no" })).status, 303);
  match(await (await site.get(`/tickets/${id}`)).text(), /Ticket resolvido/);
});

Deno.test("who comes second reads who was faster, as a page and as an island", async () => {
  await using core = await openTestCore();
  const [ana, bia] = [await anAgent(core, { name: "Ana" }), await anAgent(core, { name: "Bia" })];
  const { id } = await aTicket(core);
  const site = openSite(core);
  await site.signInAs(ana);
  await acceptTicket(core, { ticketId: id, agent: bia });
  core.advance(2000);

  const page = await site.submit(`/tickets/${id}/acceptance`, {});
  equal(page.status, 409);
  match(await page.text(), /role="alert".*Bia aceitou há 2 s\./s);
  const island = await site.submit(`/tickets/${id}/acceptance`, {}, { accept: "application/json" });
  equal(island.status, 409);
  const { code, message, details } = await island.json();
  equal(code, "ticket_not_waiting");
  match(message, /^Bia aceitou há 2 s\./);
  equal(details.assignee, "Bia");
});

Deno.test("closing over news asks again and goes on with what is to be seen now", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core, { assignee: ana, said: ["Oi", "Mais uma coisa"] });
  const site = openSite(core);
  await site.signInAs(ana);

  const asked = await site.submit(`/tickets/${id}/closure`, { seen: "1", farewell: "no" });
  const html = await asked.text();
  equal(asked.status, 409);
  match(html, /role="alert".*name="seen" value="2".*name="farewell" value="no".*Fechar mesmo assim/s);
  equal((await site.submit(`/tickets/${id}/closure`, { seen: "2", farewell: "no" })).status, 303);
  equal((await getTicket(core, id)).status, "resolved");
});

Deno.test("a refused answer comes back as it was typed", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core, { assignee: ana });
  const site = openSite(core);
  await site.signInAs(ana);

  const long = "palavra ".repeat(600);
  const refused = await site.submit(`/tickets/${id}/messages`, { text: long });
  equal(refused.status, 422);
  ok((await refused.text()).includes(long.trim()));
});

Deno.test("an island's change is answered by the number of its event, and a draft is kept", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core);
  const site = openSite(core);
  await site.signInAs(ana);
  const asIsland = { "x-requested-with": "island" };

  const accepted = await site.submit(`/tickets/${id}/acceptance`, {}, asIsland);
  equal(accepted.status, 204);
  ok(Number(accepted.headers.get("x-commit-seq")) > 0);
  await site.submit(`/tickets/${id}/draft`, { _method: "PUT", text: "pela metade" }, asIsland);
  match(await (await site.get(`/tickets/${id}`)).text(), /pela metade<\/textarea>/);
});

Deno.test("looking counts as reading for the assignee only, without scripts only, and never when fetched ahead", async () => {
  await using core = await openTestCore();
  const [ana, bia] = [await anAgent(core), await anAgent(core)];
  const { id } = await aTicket(core, { assignee: ana, unread: 1 });
  const site = openSite(core);
  const unread = async () => (await getTicket(core, id)).unread;

  await site.signInAs(bia);
  await site.get(`/tickets/${id}`);
  equal(await unread(), 1);
  await site.signInAs(ana);
  await site.get(`/tickets/${id}`, { "sec-purpose": "prefetch" });
  equal(await unread(), 1);
  site.cookies.set("js", "1");
  await site.get(`/tickets/${id}`);
  equal(await unread(), 1);
  site.cookies.delete("js");
  await site.get(`/tickets/${id}`);
  equal(await unread(), 0);
  await readTicket(core, { ticketId: id, reader: ana, seen: 1 });
});

Deno.test("returning with a reason leaves the reason in the thread and the ticket in the queue", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const { id } = await aTicket(core, { assignee: ana });
  const site = openSite(core);
  await site.signInAs(ana);

  const reply = await site.submit(`/tickets/${id}/acceptance`, { _method: "DELETE", reason: "fim do turno" });
  equal(reply.headers.get("location"), "/tickets");
  match(
    await (await site.get(`/tickets/${id}`)).text(),
    /Ana retornou o ticket para aguardando: fim do turno/,
  );
});

Deno.test("the list turns its pages, filters by department and can be kept from renewing itself", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const support = await aDepartment(core, { name: "Suporte" });
  const boss = await anAgent(core, { role: "admin" });
  for (let i = 0; i < INBOX_PAGE + 3; i++) {
    const of = i === 0 ? { departmentId: support.id } : {};
    const { id } = await aTicket(core, { ...of, lastMessageAt: core.now() - i * 1000 });
    if (i === INBOX_PAGE + 2) {
      await aMessage(core, { ticketId: id, text: "a mais antiga", at: core.now() - 60_000 });
    }
  }
  const site = openSite(core);
  await site.signInAs(boss);

  const html = await (await site.get("/tickets?tab=waiting")).text();
  equal(html.split('class="row').length - 1 - html.split('class="rows').length + 1, INBOX_PAGE);
  match(html, /http-equiv="refresh" content="30;url=\/tickets\?tab=waiting"/);
  ok(!(await (await site.get("/tickets?refresh=off")).text()).includes("http-equiv"));
  const [, next = ""] = /class="more" href="([^"]+)"/.exec(html) ?? [];
  match(await (await site.get(next.replaceAll("&amp;", "&"))).text(), /a mais antiga/);
  const filtered = await (await site.get(`/tickets?tab=waiting&department=${support.id}`)).text();
  match(filtered, /Aguardando <span class="count late">1</);
  await site.signInAs(ana);
  ok(!(await (await site.get("/tickets?tab=waiting")).text()).includes("Suporte"));
});

Deno.test("what does not exist or is out of reach is a page that says so", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const hidden = await aTicket(core, { departmentId: (await aDepartment(core)).id });
  const site = openSite(core);
  await site.signInAs(ana);

  const gone = await site.get(`/tickets/${hidden.id}`);
  equal(gone.status, 404);
  match(await gone.text(), /não existe ou não está ao seu alcance/);
  equal((await site.get("/nada")).status, 404);
});
