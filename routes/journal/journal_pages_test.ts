/** The journal as its readers meet it: admins, and everybody else. */

import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { movePosition, setAside } from "../../core/journal/mod.ts";
import { receiveDeliveries } from "../../core/messages/mod.ts";
import { parseWebhook } from "../../core/whatsapp/mod.ts";
import { aConnection, anAgent, aSupervisor } from "../../testing/builders.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { openTestJournal } from "../../testing/test_journal.ts";
import { openSite } from "../../testing/test_site.ts";

/** What Meta posts when a customer writes. */
function aBody(phoneNumberId: string, wamid: string, text: string): Uint8Array {
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "551140001234", phone_number_id: phoneNumberId },
    contacts: [{ profile: { name: "Carla" }, wa_id: "5511987654321" }],
    messages: [{
      id: wamid,
      from: "5511987654321",
      timestamp: "1772442000",
      type: "text",
      text: { body: text },
    }],
  };
  return new TextEncoder().encode(
    JSON.stringify({ entry: [{ id: "1", changes: [{ field: "messages", value }] }] }),
  );
}

async function openDesk(core: TestCore) {
  const journal = await openTestJournal(core);
  const site = openSite(core, undefined, undefined, undefined, journal);
  const { phoneNumberId } = await aConnection(core);
  await site.signInAs(await anAgent(core, { role: "admin" }));
  return {
    journal,
    site,
    deliver: (wamid: string, text: string) => journal.append(aBody(phoneNumberId, wamid, text)),
    read: async (from: number, to: number) => {
      const items = journal.read({ after: from, limit: to - from })
        .flatMap(({ body, receivedAt }) => parseWebhook(body, receivedAt));
      await receiveDeliveries(core, { journalId: journal.id, from, to, items });
    },
    text: async (path: string) => await (await site.get(path)).text(),
    [Symbol.asyncDispose]: () => journal[Symbol.asyncDispose](),
  };
}

Deno.test("an admin sees what was delivered, and of each thing what came of it", async () => {
  await using core = await openTestCore();
  await using desk = await openDesk(core);
  await desk.deliver("wamid.a", "Bom dia <b>moça</b>");
  await desk.read(0, 1);
  await desk.deliver("wamid.b", "Ainda na fila");

  const list = await desk.text("/journal");
  match(list, /href="\/journal\/2"/);
  match(list, /messages · /);
  match(list, /class="mark warning">Na fila/);
  match(list, /class="mark ok">Processada/);
  const one = await desk.text("/journal/1");
  match(one, /Mensagem: text/);
  match(one, /href="\/tickets\/tkt_\w+#msg_\w+"/);
  match(one, /class="mark ok">Guardado</);
  match(one, /Bom dia &lt;b>moça&lt;\/b>|Bom dia &lt;b&gt;moça&lt;\/b&gt;/);
  doesNotMatch(one, /<b>moça/);
  doesNotMatch(await desk.text("/journal/2"), /Não está no banco/);
  doesNotMatch(await desk.text("/journal/2"), /\/journal\/2\/reprocessing/);
  const body = await desk.site.get("/journal/1/body");
  match(body.headers.get("content-disposition") ?? "", /^attachment; filename="delivery-1.json"/);
  deepEqual(new Uint8Array(await body.arrayBuffer()), desk.journal.get(1)?.body);
  equal((await desk.site.get("/journal/99")).status, 404);
  equal((await desk.site.get("/journal/nothing")).status, 404);
});

Deno.test("the journal can be narrowed to a state, a field, a day, words", async () => {
  await using core = await openTestCore({ now: "2026-03-02T23:30:00Z" });
  await using desk = await openDesk(core);
  await desk.deliver("wamid.a", "Preciso de açúcar");
  await desk.journal.append(
    new TextEncoder().encode('{"entry":[{"changes":[{"field":"flows","value":{}}]}]}'),
  );
  core.setNow("2026-03-03T12:00:00Z");
  await desk.deliver("wamid.c", "Obrigada");
  await desk.read(0, 2);
  const ids = async (query: string) =>
    [...(await desk.text(`/journal?${query}`)).matchAll(/href="\/journal\/(\d+)"/g)].map(([, id]) =>
      Number(id)
    );

  deepEqual(await ids(""), [3, 2, 1]);
  deepEqual(await ids("state=pending"), [3]);
  deepEqual(await ids("field=flows"), [2]);
  deepEqual(await ids(`q=${encodeURIComponent("AÇÚCAR")}`), [1]);
  deepEqual(await ids("q=nada"), []);
  // In São Paulo the first two came on the 2nd, at 20:30.
  deepEqual(await ids("until=2026-03-02"), [2, 1]);
  deepEqual(await ids("since=2026-03-03&until=2026-03-03"), [3]);
  deepEqual(await ids("state=nonsense&since=nonsense&before=nonsense"), [3, 2, 1]);
  match(await desk.text("/journal"), /<dt>flows<\/dt>/);
});

Deno.test("what is set aside alarms every page of an admin's, and is processed again by a button", async () => {
  await using core = await openTestCore();
  await using desk = await openDesk(core);
  await desk.deliver("wamid.a", "Olá");
  await core.commit((unit) => {
    movePosition(unit, { journalId: desk.journal.id, from: 0, to: 1 }, core.now());
    setAside(unit, desk.journal.id, 1, "TypeError: cannot read <this>", core.now());
  });
  const doorCount = /href="\/journal"[^]*?<span class="count">1</;

  match(await desk.text("/tickets"), doorCount);
  match(await desk.text("/journal"), /1 entregas não puderam ser processadas/);
  match(await desk.text("/journal/1"), /TypeError: cannot read &lt;this/);
  const reply = await desk.site.submit("/journal/1/reprocessing", {});
  equal(reply.headers.get("location"), "/journal/1?saved=reprocessed");
  match(await desk.text("/journal/1?saved=reprocessed"), /Entrega processada de novo/);
  match(await desk.text("/journal/1"), /class="mark ok">Guardado</);
  doesNotMatch(await desk.text("/tickets"), doorCount);
  equal(
    (await desk.site.submit("/journal/reprocessing", {})).headers.get("location"),
    "/journal?saved=reprocessed_all",
  );
});

Deno.test("what waits for more than a minute alarms", async () => {
  await using core = await openTestCore();
  await using desk = await openDesk(core);
  await desk.deliver("wamid.a", "Olá");
  doesNotMatch(await desk.text("/journal"), /esperam há mais de um minuto/);
  core.advance(61_000);
  match(await desk.text("/journal"), /1 entregas esperam há mais de um minuto/);
  const refused = await desk.site.submit("/journal/1/reprocessing", {});
  equal(refused.status, 409);
  match(await refused.text(), /Esta entrega ainda vai ser lida pela primeira vez/);
});

Deno.test("the journal is for admins alone", async () => {
  await using core = await openTestCore();
  await using desk = await openDesk(core);
  await desk.deliver("wamid.a", "Olá");
  for (const user of [await anAgent(core), await aSupervisor(core)]) {
    await desk.site.signInAs(user);
    for (const path of ["/journal", "/journal/1", "/journal/1/body"]) {
      equal((await desk.site.get(path)).status, 403, path);
    }
    for (const path of ["/journal/reprocessing", "/journal/1/reprocessing"]) {
      equal((await desk.site.submit(path, {})).status, 403, path);
    }
    doesNotMatch(await desk.text("/tickets"), /href="\/journal"/);
  }
});
