/** Requests that no page of ours makes: each gets a refusal of its own, never a 500. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { getTicket } from "../core/tickets/mod.ts";
import { listThread } from "../core/threads/mod.ts";
import { addUser } from "../core/users/mod.ts";
import { anAgent, aTicket } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openSite } from "../testing/test_site.ts";

const asIsland = { "x-requested-with": "island" };

Deno.test("how much was seen is a whole number or a refusal", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core, { assignee: ana, unread: 1 });
  const site = openSite(core);
  await site.signInAs(ana);

  for (const seen of ["0.5", "-1", "1e3", "x", "", "99999999999999999999"]) {
    for (const what of ["reading", "closure"]) {
      const refused = await site.submit(`/tickets/${id}/${what}`, { seen }, asIsland);
      deepEqual([refused.status, (await refused.json()).code], [422, "seen_malformed"], `${what} of ${seen}`);
    }
  }
  equal((await getTicket(core, id)).unread, 1);
  equal((await site.submit(`/tickets/${id}/reading`, { seen: "1" }, asIsland)).status, 204);
  equal((await getTicket(core, id)).unread, 0);
});

Deno.test("a form for a ticket that is not there, or has no readable name, is a page that says so", async () => {
  await using core = await openTestCore();
  const site = openSite(core);
  await site.signInAs(await anAgent(core));

  for (const id of ["%E0%A4%A", "%", "tkt_gone"]) {
    for (const change of ["acceptance", "messages", "closure"]) {
      const reply = await site.submit(`/tickets/${id}/${change}`, { text: "Oi", seen: "1" });
      equal(reply.status, 404, `${change} of ${id}`);
      match(await reply.text(), /não existe ou não está ao seu alcance/);
    }
    equal((await site.get(`/tickets/${id}`)).status, 404);
  }
});

Deno.test("what a page wrote for one agent is refused once another is signed in", async () => {
  await using core = await openTestCore();
  const [ana, bia] = [await anAgent(core), await anAgent(core)];
  const { id } = await aTicket(core, { assignee: bia });
  const site = openSite(core);
  await site.signInAs(bia);

  const fields = { text: "Da Ana", author: ana.id };
  const said = await site.submit(`/tickets/${id}/messages`, fields, asIsland);
  deepEqual([said.status, (await said.json()).code], [401, "signed_out"]);
  equal((await site.submit(`/tickets/${id}/draft`, { ...fields, _method: "PUT" }, asIsland)).status, 401);
  const { messages } = await listThread(core, { ticketId: id, limit: 10 });
  ok(!messages.some(({ text }) => text === "Da Ana"));
  ok(!(await (await site.get(`/tickets/${id}`)).text()).includes("Da Ana"));
  equal(
    (await site.submit(`/tickets/${id}/messages`, { text: "Da Bia", author: bia.id }, asIsland)).status,
    204,
  );
});

Deno.test("behind https every cookie is for https alone and browsers are told to stay; over http neither", async () => {
  await using core = await openTestCore();
  await addUser(core, { email: "ana@loja.com", name: "Ana", role: "agent", password: "uma senha longa" });
  const form = { email: "ana@loja.com", password: "uma senha longa" };
  const bySite = { "sec-fetch-site": "same-origin" };

  const safe = await openSite(core, "https://balcao.test").submit("/login", form, bySite);
  const plain = await openSite(core, "http://balcao.test").submit("/login", form, bySite);

  equal(safe.status, 303);
  deepEqual(safe.headers.getSetCookie().map((cookie) => /^\w+/.exec(cookie)?.[0]), ["seq", "session"]);
  for (const cookie of safe.headers.getSetCookie()) match(cookie, /; Secure$/);
  equal(safe.headers.get("strict-transport-security"), "max-age=31536000");
  for (const cookie of plain.headers.getSetCookie()) ok(!cookie.includes("Secure"));
  equal(plain.headers.get("strict-transport-security"), null);
});
