/** The settings of connections as plain forms see them: rights, refusals at their field, no secret ever drawn. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { listConnections, openSecrets, stopConnection } from "../../core/connections/mod.ts";
import { sql } from "../../core/db/mod.ts";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { refusing } from "../../testing/refusing.ts";
import { scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { openSite } from "../../testing/test_site.ts";
import { NO_MEDIA } from "../../testing/test_media.ts";

const ORIGIN = "http://balcao.test";
const typed = {
  _form: "connection",
  name: "Loja",
  phone_number_id: "106540352242922",
  waba_id: "102290129340398",
  accessToken: "EAAG-secret",
  appSecret: "app-secret",
  verifyToken: "",
};

async function openAsAdmin(core: Awaited<ReturnType<typeof openTestCore>>, channel = scriptedChannel()) {
  const site = openSite(core, ORIGIN, NO_MEDIA, channel);
  const rita = await anAgent(core, { name: "Rita", role: "admin" });
  await site.signInAs(rita);
  return site;
}

Deno.test("settings are for admins: everybody else gets a page that says so, whatever they send", async () => {
  await using core = await openTestCore();
  const site = openSite(core);
  equal((await site.get("/settings")).headers.get("location"), "/login?next=%2Fsettings");
  const { id } = await aConnection(core);
  for (const role of ["agent", "supervisor"] as const) {
    await site.signInAs(await anAgent(core, { role }));
    for (const path of ["", "/connections", `/connections/${id}`, "/departments", "/users", "/general"]) {
      const reply = await site.get(`/settings${path}`);
      equal(reply.status, 403, path);
      match(await reply.text(), /só para quem administra/);
    }
    for (const path of [`${id}/verification`, `${id}/credentials`, "new", `${id}/check`]) {
      equal((await site.submit(`/settings/connections/${path}`, typed)).status, 403, path);
    }
    ok(!(await (await site.get("/tickets")).text()).includes("/settings"), "no door to what is not theirs");
  }
  equal((await listConnections(core)).length, 1);
  deepEqual(await core.rows(sql`SELECT * FROM audit_lines WHERE verb LIKE 'connection.%'`), []);
});

Deno.test("a number is connected; a refusal keeps what was typed, but no secret, and stands at its field", async () => {
  await using core = await openTestCore();
  const site = await openAsAdmin(core);
  match(await (await site.get("/settings/connections")).text(), /Nenhuma conexão ainda/);

  const refused = await site.submit("/settings/connections/new", { ...typed, waba_id: "+55" });
  const html = await refused.text();
  equal(refused.status, 422);
  match(html, /value="106540352242922"/);
  match(html, /id="waba_id"[^>]*aria-invalid(="true")?/);
  match(html, /id="waba_id-problem"[^>]*>Confira o identificador da conta/);
  ok(!html.includes("EAAG-secret") && !html.includes("app-secret"));

  const made = await site.submit("/settings/connections/new", typed);
  const path = made.headers.get("location") ?? "";
  match(path, /^\/settings\/connections\/con_\w+\?saved=connection$/);
  const page = await (await site.get(path)).text();
  match(page, /Conexão criada/);
  match(page, /http:\/\/balcao\.test\/webhooks\/whatsapp/);
  ok(!page.includes("EAAG-secret"));
  const [connection] = await listConnections(core);
  const { verifyToken } = await openSecrets(core, connection?.id ?? "");
  ok(verifyToken.length > 10, "a verify token was made");
  ok(!page.includes(verifyToken), "and is shown on demand only");

  const shown = await site.submit(`/settings/connections/${connection?.id}/verification`, {});
  ok((await shown.text()).includes(verifyToken));
  const lines = await core.rows(sql`SELECT 1 FROM audit_lines WHERE verb = 'connection.show_verify_token'`);
  equal(lines.length, 1);
  equal((await site.get(`/settings/connections/${connection?.id}/verification`)).status, 303);
});

Deno.test("how a connection behaves is changed, and refused where it can't be so", async () => {
  await using core = await openTestCore();
  const site = await openAsAdmin(core);
  const { id } = await aConnection(core, { name: "Loja" });
  const path = `/settings/connections/${id}`;
  const basics = {
    _form: "basics",
    name: "Matriz",
    department: "",
    signature_mode: "forced",
    read_policy: "never",
  };

  const refused = await site.submit(path, { ...basics, reopen_minutes: "" });
  equal(refused.status, 422);
  match(await refused.text(), /value="Matriz"/);
  equal((await site.submit(path, { ...basics, reopen_minutes: "30" })).status, 303);
  match(await (await site.get(`${path}?saved=changes`)).text(), /Alterações salvas/);
  ok(!(await (await site.get(`${path}?saved=<b>x`)).text()).includes("<b>x"));

  const [changed] = await listConnections(core);
  deepEqual([changed?.name, changed?.reopenMinutes, changed?.signatureMode], ["Matriz", 30, "forced"]);
  await core.commit((unit) => stopConnection(unit, id, "190"));
  match(await (await site.get(path)).text(), /Os envios pararam: A credencial da conexão venceu/);
  equal((await site.submit(`${path}/credentials`, { _form: "secrets", appSecret: "x" })).status, 303);
  equal((await site.submit(`${path}/credentials`, { _form: "secrets" })).status, 422);
  equal((await site.submit(`${path}/resumption`, {})).status, 303);
  equal((await listConnections(core))[0]?.stoppedReason, null);
  equal((await site.get("/settings/connections/con_none")).status, 404);
});

Deno.test("an automatic message is looked at before it is saved, and an unknown variable is refused at its text", async () => {
  await using core = await openTestCore();
  const site = await openAsAdmin(core);
  const { id } = await aConnection(core, { name: "Loja" });
  const path = `/settings/connections/${id}/messages`;
  const form = {
    _form: "messages",
    greeting_on: "on",
    greeting: "Olá {{contact.first_name}}, aqui é {{connection.name}}",
  };

  const look = await site.submit(path, { ...form, preview: "on" });
  equal(look.status, 200);
  match(await look.text(), /Olá Maria, aqui é Loja/);
  equal((await listConnections(core))[0]?.texts.greeting, null, "a look saves nothing");

  const wrong = await site.submit(path, { ...form, farewell_on: "on", farewell: "Tchau {{nome}}" });
  const html = await wrong.text();
  equal(wrong.status, 422);
  match(html, /id="farewell-problem"[^>]*>A variável \{\{nome\}\} não existe/);
  ok(!html.includes('id="greeting-problem"'));
  match(html, /Tchau \{\{nome\}\}/);
  equal((await site.submit(path, { ...form, acceptance_on: "on", acceptance: " " })).status, 422);

  equal((await site.submit(path, { ...form, farewell: "desligada" })).status, 303);
  deepEqual((await listConnections(core))[0]?.texts, {
    greeting: form.greeting,
    acceptance: null,
    farewell: null,
  });
  const kept = await (await site.get(path)).text();
  match(kept, /<textarea[^>]*name="farewell"[^>]*>desligada</);
  match(kept, /<input[^>]*name="greeting_on"[^>]* checked/);
  ok(!/<input[^>]*name="farewell_on"[^>]* checked/.test(kept), "off, and its words are still there");
});

Deno.test("a test shows its check-list, webhooks are subscribed from it, and Meta's refusals are said", async () => {
  await using core = await openTestCore();
  let subscribed = false;
  const channel = Object.assign(scriptedChannel(), {
    isSubscribed: () => Promise.resolve(subscribed),
    subscribe: () => Promise.resolve(void (subscribed = true)),
  });
  const site = await openAsAdmin(core, channel);
  const { id } = await aConnection(core);
  const path = `/settings/connections/${id}`;

  equal((await site.submit(`${path}/check`, {})).headers.get("location"), `${path}?saved=checked`);
  match(await (await site.get(path)).text(), /Assinar webhooks/);
  equal((await site.submit(`${path}/subscription`, {})).status, 303);
  const page = await (await site.get(path)).text();
  match(page, /O token é válido/);
  ok(!page.includes("Assinar webhooks"));

  const away = openSite(core, ORIGIN, NO_MEDIA, refusing("access_token_refused"));
  away.cookies.set("session", site.cookies.get("session") ?? "");
  equal((await away.submit(`${path}/check`, {})).status, 303, "a refusal is an answer of the test");
  match(await (await away.get(path)).text(), /Meta recusou o token/);
  const sync = await away.submit(`${path}/templates`, { _form: "templates" });
  equal(sync.status, 503);
  match(await sync.text(), /role="alert".*Meta recusou o token/s);
});

Deno.test("templates are fetched and listed with their state, reason and words", async () => {
  await using core = await openTestCore();
  const template = {
    providerId: "1",
    name: "pedido_enviado",
    language: "pt_BR",
    category: "UTILITY",
    status: "REJECTED",
    quality: null,
    rejectedReason: "INVALID_FORMAT",
    parameterFormat: "POSITIONAL" as const,
    components: [{ type: "BODY", text: "Seu pedido {{1}} saiu." }],
  };
  const channel = Object.assign(scriptedChannel(), { listTemplates: () => Promise.resolve([template]) });
  const site = await openAsAdmin(core, channel);
  const { id } = await aConnection(core);
  const path = `/settings/connections/${id}/templates`;
  match(await (await site.get(path)).text(), /Ainda não foram buscados/);

  equal((await site.submit(path, {})).status, 303);
  const html = await (await site.get(path)).text();
  for (
    const word of [/pedido_enviado/, /Recusado/, /Utilidade/, /INVALID_FORMAT/, /Seu pedido \{\{1\}\} saiu/]
  ) {
    match(html, word);
  }
});

Deno.test("an alert shows on the page and as a number on the door until somebody puts it aside", async () => {
  await using core = await openTestCore();
  const site = await openAsAdmin(core);
  await aConnection(core, { name: "Loja" });
  await core.commit((unit) =>
    unit.write(
      sql`INSERT INTO connection_alerts (public_id, connection_id, field, event, severity, details, at, dedup_key)
        SELECT 'alr_1', id, 'phone_number_quality_update', 'FLAGGED', 'danger', '{"limit":"TIER_50"}', ${core.now()}, 'a'
        FROM connections`,
    )
  );
  const door = /href="\/settings".*?<span class="count">1<\/span>/s;
  match(await (await site.get("/tickets")).text(), door);
  match(await (await site.get("/settings/connections")).text(), /FLAGGED \(limit: TIER_50\)/);

  equal((await site.submit("/settings/alerts/alr_1/dismissal", {})).status, 303);

  const html = await (await site.get("/settings/connections")).text();
  ok(!html.includes("FLAGGED") && !door.test(html));
  equal((await site.submit("/settings/alerts/alr_2/dismissal", {})).status, 404);
});
