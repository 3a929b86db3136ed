/** One's own profile by plain forms: what one is called, how one reads, the password, one's sessions. */

import { equal, match, ok } from "node:assert/strict";
import { addUser, findSession, listSessions, openSession } from "../core/users/mod.ts";
import { openTestCore, type TestCore } from "../testing/test_core.ts";
import { openSite } from "../testing/test_site.ts";

const person = { email: "ana@loja.com", name: "Ana", role: "agent", password: "uma senha longa" } as const;

async function signedIn(core: TestCore) {
  const ana = await addUser(core, person);
  const site = openSite(core);
  await site.signInAs(ana);
  return { ana, site };
}

Deno.test("language and theme change at once, and stay", async () => {
  await using core = await openTestCore();
  const { site } = await signedIn(core);
  const before = await (await site.get("/profile")).text();
  match(before, /<h1 class="grow">Perfil<\/h1>/);
  ok(!before.includes("data-theme"));

  const fields = { name: "Ana", public_name: "Aninha", locale: "es", theme: "dark" };
  const saved = await site.submit("/profile", fields);
  equal(saved.status, 303);
  const after = await (await site.get(saved.headers.get("location") ?? "")).text();
  match(after, /<html lang="es" data-theme="dark"/);
  match(after, /Perfil guardado/);
  match(after, /value="Aninha"/);
  match(await (await site.get("/tickets")).text(), /data-theme="dark"/);
});

Deno.test("a refused profile comes back as it was typed, and nothing was changed", async () => {
  await using core = await openTestCore();
  const { site } = await signedIn(core);
  const refused = await site.submit("/profile", {
    _form: "about_you",
    name: " ",
    public_name: "Aninha",
    locale: "en",
    theme: "light",
  });
  equal(refused.status, 422);
  const html = await refused.text();
  match(html, /Escreva um nome/);
  match(html, /value="Aninha"/);
  match(html, /<option value="en" selected/);
  ok(!(await (await site.get("/profile")).text()).includes("Aninha"));
});

Deno.test("a wrong current password changes nothing and is never shown; the right one ends the other sessions", async () => {
  await using core = await openTestCore();
  const { ana, site } = await signedIn(core);
  const elsewhere = await openSession(core, { user: ana, address: "192.0.2.9", userAgent: "" });
  const fields = {
    _form: "change_password",
    current_password: "palpite-secreto",
    password: "outra-senha-longa",
  };

  const refused = await site.submit("/profile/password", fields);
  equal(refused.status, 422);
  const html = await refused.text();
  match(html, /A senha atual não confere/);
  ok(!html.includes("palpite-secreto") && !html.includes("outra-senha-longa"));

  const done = await site.submit("/profile/password", { ...fields, current_password: person.password });
  equal(done.headers.get("location"), "/profile?saved=password");
  equal((await site.get("/profile")).status, 200);
  equal(await findSession(core, elsewhere.token), null);
});

Deno.test("a person recognises their devices and ends those they left open", async () => {
  await using core = await openTestCore();
  const { ana, site } = await signedIn(core);
  const userAgent = "Mozilla/5.0 (Linux; Android 14) Chrome/130.0.0.0 Mobile Safari/537.36";
  const phone = await openSession(core, { user: ana, address: "192.0.2.9", userAgent });
  const html = await (await site.get("/profile")).text();
  match(html, /Chrome no Android/);
  match(html, /192\.0\.2\.9/);
  match(html, /esta sessão/);

  const ended = await site.submit(`/profile/sessions/${phone.session.id}`, { _method: "DELETE" });
  equal(ended.headers.get("location"), "/profile?saved=session_ended");
  equal(await findSession(core, phone.token), null);
  const again = await site.submit(`/profile/sessions/${phone.session.id}`, {
    _method: "DELETE",
    _form: "sessions",
  });
  equal(again.status, 404);
  match(await again.text(), /Esta sessão já foi encerrada/);

  await openSession(core, { user: ana, address: "", userAgent: "" });
  await site.submit("/profile/sessions", { _method: "DELETE" });
  equal((await listSessions(core, ana.id, core.now())).length, 1);
  equal((await site.get("/profile")).status, 200);
});

Deno.test("nobody ends a colleague's session, and strangers see no profile", async () => {
  await using core = await openTestCore();
  const { site } = await signedIn(core);
  const bruno = await addUser(core, { ...person, email: "bruno@loja.com", name: "Bruno" });
  const his = await openSession(core, { user: bruno, address: "", userAgent: "" });
  equal((await site.submit(`/profile/sessions/${his.session.id}`, { _method: "DELETE" })).status, 404);
  ok(await findSession(core, his.token));

  const stranger = openSite(core);
  equal((await stranger.get("/profile")).headers.get("location"), "/login?next=%2Fprofile");
  equal((await stranger.submit("/profile", { name: "X" })).headers.get("location"), "/login?next=%2Fprofile");
});

Deno.test("whoever is sent to sign in gets to the page they wanted, and never to another site", async () => {
  await using core = await openTestCore();
  await addUser(core, person);
  for (
    const [next, to] of [["/contacts?q=z", "/contacts?q=z"], ["/profile", "/profile"], [
      "/contactsx",
      "/tickets",
    ]]
  ) {
    const site = openSite(core);
    const fields = { email: person.email, password: person.password, next: next ?? "" };
    equal((await site.submit("/login", fields)).headers.get("location"), to);
  }
});

Deno.test("a phone finds every place, and the way out, on a page of its own", async () => {
  await using core = await openTestCore();
  const { site } = await signedIn(core);
  match(await (await site.get("/tickets")).text(), /href="\/more"/);
  const html = await (await site.get("/more")).text();
  for (const href of ["/tickets", "/contacts", "/profile"]) {
    ok(html.includes(`<a class="grow" href="${href}"`), href);
  }
  ok(!html.includes('<a class="grow" href="/settings"'), "an agent administers nothing");
  match(html, /action="\/logout"/);
  equal((await openSite(core).get("/more")).headers.get("location"), "/login?next=%2Fmore");
});
