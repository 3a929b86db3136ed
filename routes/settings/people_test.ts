/** Departments, people and the company's settings as plain forms see them. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { addDepartment, listDepartments } from "../../core/departments/mod.ts";
import { loadTextSettings } from "../../core/texts/mod.ts";
import { getTicket } from "../../core/tickets/mod.ts";
import { findUserByEmail, listSessions, openSession, signIn } from "../../core/users/mod.ts";
import { anAgent, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { openSite } from "../../testing/test_site.ts";

async function openAsAdmin(core: Awaited<ReturnType<typeof openTestCore>>) {
  const site = openSite(core);
  const rita = await anAgent(core, { name: "Rita", email: "rita@loja.com", role: "admin" });
  await site.signInAs(rita);
  return { site, rita };
}

Deno.test("departments are added, renamed, ordered, given members and removed", async () => {
  await using core = await openTestCore();
  const { site, rita } = await openAsAdmin(core);
  const path = "/settings/departments";
  match(await (await site.get(path)).text(), /Nenhum departamento ainda/);
  for (const name of ["Vendas", "Suporte"]) {
    equal((await site.submit(path, { _form: "department", name, hue: "3" })).status, 303);
  }
  const taken = await site.submit(path, { _form: "department", name: "vendas", hue: "5" });
  const html = await taken.text();
  equal(taken.status, 409);
  match(html, /id="name-problem"[^>]*>Já existe um departamento/);
  match(html, /value="5" checked/);

  const [sales] = await listDepartments(core);
  const own = `${path}/${sales?.id}`;
  equal((await site.submit(`${own}/position`, { direction: "down" })).status, 303);
  equal((await site.submit(own, { _form: "department", name: "Comercial", hue: "9" })).status, 303);
  deepEqual((await listDepartments(core)).map(({ name, hue }) => `${name} ${hue}`), [
    "Suporte 3",
    "Comercial 9",
  ]);

  equal((await site.submit(`${own}/members`, { _form: "members", [`member:${rita.id}`]: "on" })).status, 303);
  match(await (await site.get(path)).text(), /Membros: 1/);
  const refused = await site.submit(own, { _form: "removal", _method: "DELETE" });
  equal(refused.status, 409);
  match(await refused.text(), /tickets 0, conexões 0, membros 1/);
  await site.submit(`${own}/members`, { _form: "members" });
  equal((await site.submit(own, { _form: "removal", _method: "DELETE" })).status, 303);
  equal((await listDepartments(core)).length, 1);
});

Deno.test("somebody new gets a password that is shown once, signs in with it, and may do what was ticked", async () => {
  await using core = await openTestCore();
  const { site } = await openAsAdmin(core);
  const sales = await addDepartment(core, { name: "Vendas" });
  const form = {
    _form: "user",
    name: "Bia Lima",
    public_name: "Bia",
    email: "bia@loja.com",
    role: "agent",
    [`department:${sales.id}`]: "on",
    "permission:templates": "on",
    password: "",
  };
  const wrong = await site.submit("/settings/users/new", { ...form, email: "rita@loja.com" });
  const html = await wrong.text();
  equal(wrong.status, 409);
  match(html, /id="email-problem"/);
  match(html, new RegExp(`name="department:${sales.id}"[^>]*checked`));
  ok(!/name="see_unassigned"[^>]*checked/.test(html), "what was unticked stays unticked");

  const made = await site.submit("/settings/users/new", form);
  const [, password = ""] = /<code class="copy">([\w-]+)<\/code>/.exec(await made.text()) ?? [];
  await signIn(core, { email: "bia@loja.com", password, address: "", userAgent: "" });
  const bia = await findUserByEmail(core, "bia@loja.com");
  deepEqual([bia?.publicName, bia?.departmentIds, bia?.permissions, bia?.seeUnassigned], [
    "Bia",
    [sales.id],
    ["templates"],
    false,
  ]);
  ok(!(await (await site.get(`/settings/users/${bia?.id}`)).text()).includes(password));

  const weak = await site.submit(`/settings/users/${bia?.id}/password`, {
    _form: "new_password",
    password: "curta",
  });
  equal(weak.status, 422);
  match(await weak.text(), /id="password-problem"/);
  const fresh = await site.submit(`/settings/users/${bia?.id}/password`, {
    _form: "new_password",
    password: "",
  });
  ok(!(await fresh.text()).includes(password));
  deepEqual(await listSessions(core, bia?.id ?? "", core.now()), [], "their sessions ended");
});

Deno.test("a person's sessions are listed and ended one by one", async () => {
  await using core = await openTestCore();
  const { site } = await openAsAdmin(core);
  const ana = await anAgent(core, { name: "Ana" });
  for (const address of ["192.0.2.1", "192.0.2.2"]) {
    await openSession(core, { user: ana, address, userAgent: "" });
  }
  const [one] = await listSessions(core, ana.id, core.now());
  match(await (await site.get(`/settings/users/${ana.id}`)).text(), /192\.0\.2\.1/);

  const path = `/settings/users/${ana.id}/sessions/${one?.id}`;
  equal((await site.submit(path, { _form: "sessions", _method: "DELETE" })).status, 303);

  equal((await listSessions(core, ana.id, core.now())).length, 1);
  equal((await site.submit(path, { _form: "sessions", _method: "DELETE" })).status, 404);
});

Deno.test("before somebody goes it is said how many they serve; those go back to waiting, and the person may come back", async () => {
  await using core = await openTestCore();
  const { site } = await openAsAdmin(core);
  const ana = await anAgent(core, { name: "Ana" });
  const { id } = await aTicket(core, { assignee: ana });
  const path = `/settings/users/${ana.id}/access`;

  match(await (await site.get(path)).text(), /Tickets que está atendendo agora: 1/);
  const gone = await site.submit(path, { _form: "access", _method: "DELETE", tickets: "return" });
  equal(gone.headers.get("location"), `/settings/users/${ana.id}?saved=deactivated`);
  equal((await getTicket(core, id)).status, "waiting");
  match(await (await site.get("/settings/users")).text(), /Desativado/);

  equal((await site.submit(path, { _form: "access" })).status, 303);
  match(await (await site.get(`/settings/users/${ana.id}?saved=reactivated`)).text(), /Usuário reativado/);
});

Deno.test("the last admin can neither go nor become less", async () => {
  await using core = await openTestCore();
  const { site, rita } = await openAsAdmin(core);
  const path = `/settings/users/${rita.id}`;

  const gone = await site.submit(`${path}/access`, { _form: "access", _method: "DELETE", tickets: "return" });
  equal(gone.status, 409);
  match(await gone.text(), /Alguém precisa continuar administrando/);
  const form = { _form: "user", name: "Rita", public_name: "", email: "rita@loja.com", role: "agent" };
  const less = await site.submit(path, form);
  equal(less.status, 409);
  match(await less.text(), /id="role-problem"/);

  await anAgent(core, { role: "admin" });
  equal(
    (await site.submit(path, form)).headers.get("location"),
    "/tickets",
    "there is no page to go back to",
  );
});

Deno.test("the company's name, zone and language are changed, a zone that nobody knows is refused at its field", async () => {
  await using core = await openTestCore();
  const { site } = await openAsAdmin(core);
  const form = {
    _form: "general",
    company_name: "Flores & Cia",
    time_zone: "America/Nowhere",
    language: "es",
  };

  const wrong = await site.submit("/settings/general", form);
  equal(wrong.status, 422);
  const html = await wrong.text();
  match(html, /id="time_zone-problem"/);
  match(html, /value="Flores &amp; Cia"/);

  equal((await site.submit("/settings/general", { ...form, time_zone: "Europe/Lisbon" })).status, 303);
  deepEqual(await loadTextSettings(core), {
    companyName: "Flores & Cia",
    timeZone: "Europe/Lisbon",
    language: "es",
  });
});
