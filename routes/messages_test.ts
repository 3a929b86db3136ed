/** A message's own pages: what can be done about it, what it said before, all of what nobody knows. */

import { equal, match, ok } from "node:assert/strict";
import { saveRevisions } from "../core/threads/mod.ts";
import { aMessage, anAgent, aTicket } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openSite } from "../testing/test_site.ts";

Deno.test("without scripts a bubble's time leads to its page, and from there to the answer and back", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const { id } = await aTicket(core, { assignee: ana, said: [] });
  const message = await aMessage(core, { ticketId: id, text: "Chegou *hoje*", providerId: "wamid.1" });
  const site = openSite(core);
  await site.signInAs(ana);

  match(await (await site.get(`/tickets/${id}`)).text(), new RegExp(`href="/messages/${message.id}"`));
  const html = await (await site.get(`/messages/${message.id}`)).text();
  match(html, /Chegou <strong>hoje<\/strong>/);
  ok(html.includes(`href="/tickets/${id}?reply=${message.id}"`));
  ok(html.includes(`href="/tickets/${id}#${message.id}"`));
  ok(html.includes(`action="/messages/${message.id}/reaction"`));
});

Deno.test("a message of an earlier ticket is answered in the one that is open now", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const earlier = await aTicket(core, { status: "resolved", said: [] });
  const message = await aMessage(core, { ticketId: earlier.id, providerId: "wamid.1" });
  const contact = { id: earlier.contact.id };
  const { id } = await aTicket(core, { assignee: ana, contact, connection: earlier.connection });
  const site = openSite(core);
  await site.signInAs(ana);

  const html = await (await site.get(`/messages/${message.id}`)).text();
  ok(html.includes(`href="/tickets/${id}?reply=${message.id}"`));
});

Deno.test("who may not see the thread sees nothing of its messages", async () => {
  await using core = await openTestCore();
  const stranger = await anAgent(core, { departmentIds: ["dep_billing"] });
  const { id } = await aTicket(core, { departmentId: "dep_sales", said: [] });
  const content = { kind: "unknown", raw: { secret: 1 } } as const;
  const message = await aMessage(core, { ticketId: id, text: "segredo", type: "odd", content });
  const site = openSite(core);
  await site.signInAs(stranger);

  for (const page of ["", "/history", "/raw"]) {
    const reply = await site.get(`/messages/${message.id}${page}`);
    equal(reply.status, 404, page);
    ok(!(await reply.text()).includes("segredo"));
  }
  equal((await openSite(core).get(`/messages/${message.id}/history`)).status, 303);
});

Deno.test("the history says what a message said before each change, a deleted one's too", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id, connection } = await aTicket(core, { assignee: ana, said: [] });
  const message = await aMessage(core, { ticketId: id, text: "<b>três</b>", providerId: "wamid.1" });
  const of = { connectionId: connection.id, targetId: "wamid.1" };
  await core.commit((unit) =>
    saveRevisions(unit, [
      { ...of, providerId: "wamid.2", kind: "edit", at: core.now(), text: "<b>três</b>", wasText: "dois" },
      {
        ...of,
        providerId: "wamid.3",
        kind: "revoke",
        at: core.now() + 1,
        text: null,
        wasText: "<b>três</b>",
      },
    ])
  );
  const site = openSite(core);
  await site.signInAs(ana);

  const html = await (await site.get(`/messages/${message.id}/history`)).text();
  match(html, /Como chegou.*dois.*Editada.*&lt;b>três.*Apagada/s);
});

Deno.test("what nobody knows can be read whole", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id } = await aTicket(core, { assignee: ana, said: [] });
  const raw = { odd: "x".repeat(6000), end: "<script>" };
  const message = await aMessage(core, { ticketId: id, type: "odd", content: { kind: "unknown", raw } });
  const site = openSite(core);
  await site.signInAs(ana);

  ok((await (await site.get(`/tickets/${id}`)).text()).includes(`/messages/${message.id}/raw`));
  const html = await (await site.get(`/messages/${message.id}/raw`)).text();
  match(html, /x{6000}.*end.*&lt;script>/s);
});
