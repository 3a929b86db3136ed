/** Contacts by plain forms: who finds whom, what of a contact is shown, and who may change it. */

import { equal, match, ok } from "node:assert/strict";
import sharp from "sharp";
import { addNote, getContact } from "../core/contacts/mod.ts";
import { aContact, aDepartment, anAgent, aSupervisor, aTicket } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openTestMedia } from "../testing/test_media.ts";
import { openSite } from "../testing/test_site.ts";

Deno.test("the list finds a contact by a piece of the name, and says so when there is none", async () => {
  await using core = await openTestCore();
  const site = openSite(core);
  await site.signInAs(await anAgent(core));
  match(await (await site.get("/contacts")).text(), /Nenhum contato ainda/);
  await aTicket(core, { contact: await aContact(core, { name: "João da Conceição" }) });
  await aTicket(core, { contact: await aContact(core, { name: "Caio" }) });

  const all = await (await site.get("/contacts")).text();
  ok(all.indexOf("Caio") < all.indexOf("João"), "newest first");
  const found = await (await site.get("/contacts?q=conceicao")).text();
  match(found, /João da Conceição/);
  ok(!found.includes("Caio"));
  match(await (await site.get("/contacts?q=%3Cb%3Exyz")).text(), /Ninguém com “&lt;b>xyz”/);
  equal((await site.get("/contacts?cursor=nonsense")).status, 422);
});

Deno.test("a contact of another department is not there: neither page, nor files, nor anything to change", async () => {
  await using core = await openTestCore();
  await aDepartment(core, { id: "dep_sales" });
  const ana = await anAgent(core, { departmentIds: ["dep_sales"], seeUnassigned: false });
  const contact = await aContact(core, { name: "Do financeiro" });
  await aTicket(core, { contact, departmentId: "dep_bank" });
  const note = await addNote(core, {
    contactId: contact.id,
    viewer: await aSupervisor(core),
    text: "Segredo",
  });
  const site = openSite(core);
  await site.signInAs(ana);

  ok(!(await (await site.get("/contacts")).text()).includes("financeiro"));
  const path = `/contacts/${contact.id}`;
  for (const page of ["", "/media", "/picture"]) equal((await site.get(path + page)).status, 404, page);
  for (
    const [change, fields] of [
      ["/name", { _method: "PUT", name: "X" }],
      ["/notes", { text: "X" }],
      [`/notes/${note.id}`, { _method: "DELETE" }],
      ["/picture", { _method: "DELETE" }],
    ] as const
  ) {
    const reply = await site.submit(path + change, fields);
    equal(reply.status, 404, change);
    ok(!(await reply.text()).includes("financeiro"), change);
  }
  const stranger = openSite(core);
  equal((await stranger.get(path)).headers.get("location"), `/login?next=${encodeURIComponent(path)}`);
});

Deno.test("the team names a contact; whoever has not the right sees no form and changes nothing", async () => {
  await using core = await openTestCore();
  const contact = await aContact(core, { name: "zé", username: "zeca", bsuid: "BR.123" });
  await aTicket(core, { contact });
  const path = `/contacts/${contact.id}`;
  const site = openSite(core);
  await site.signInAs(await anAgent(core));

  const saved = await site.submit(`${path}/name`, { _method: "PUT", name: "José da Silva" });
  equal(saved.headers.get("location"), `${path}?saved=contact_name`);
  const html = await (await site.get(`${path}?saved=contact_name`)).text();
  match(html, /<h1 class="grow">José da Silva<\/h1>/);
  for (const fact of ["Nome salvo", "zé", "@zeca", "BR.123", contact.phone ?? ""]) {
    ok(html.includes(fact), fact);
  }

  const refused = await site.submit(`${path}/name`, {
    _method: "PUT",
    _form: "naming",
    name: "x".repeat(101),
  });
  equal(refused.status, 422);
  match(await refused.text(), /x{101}/);

  await site.signInAs(await anAgent(core, { permissions: [] }));
  const plain = await (await site.get(path)).text();
  ok(!plain.includes(`${path}/name`) && !plain.includes("Enviar foto") && !plain.includes("Nova conversa"));
  equal((await site.submit(`${path}/name`, { _method: "PUT", name: "X" })).status, 403);
  equal((await getContact(core, contact.id)).givenName, "José da Silva");
});

Deno.test("notes by plain forms: written, shown as text, deleted by their author alone", async () => {
  await using core = await openTestCore();
  const [ana, bruno] = [await anAgent(core, { name: "Ana" }), await anAgent(core, { name: "Bruno" })];
  const { contact } = await aTicket(core);
  const path = `/contacts/${contact.id}`;
  const site = openSite(core);
  await site.signInAs(ana);

  equal((await site.submit(`${path}/notes`, { _form: "note", text: " " })).status, 422);
  const saved = await site.submit(`${path}/notes`, { text: "Prefere <b>tarde</b>" });
  equal(saved.headers.get("location"), `${path}?saved=note`);
  const html = await (await site.get(path)).text();
  match(html, /Prefere &lt;b>tarde&lt;\/b>/);
  const [, note] = /notes\/(nte_\w+)"/.exec(html) ?? [];

  await site.signInAs(bruno);
  const seen = await (await site.get(path)).text();
  match(seen, /Prefere/);
  ok(!seen.includes(`notes/${note}`));
  equal((await site.submit(`${path}/notes/${note}`, { _method: "DELETE" })).status, 403);
  await site.signInAs(ana);
  equal((await site.submit(`${path}/notes/${note}`, { _method: "DELETE" })).status, 303);
  ok(!(await (await site.get(path)).text()).includes("Prefere"));
});

Deno.test("a picture is given and taken by plain forms", async () => {
  await using core = await openTestCore();
  await using media = await openTestMedia();
  const { contact } = await aTicket(core);
  const path = `/contacts/${contact.id}`;
  const site = openSite(core, undefined, media);
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#27d" } }).png()
    .toBuffer();
  const upload = (file: Blob) => {
    const form = new FormData();
    form.set("_form", "picture");
    form.set("picture", file, "ze.png");
    return site.upload(`${path}/picture`, form);
  };

  await site.signInAs(await anAgent(core, { permissions: [] }));
  equal((await upload(new Blob([new Uint8Array(bytes)]))).status, 403);
  await site.signInAs(await anAgent(core));
  const refused = await upload(new Blob(["no picture"], { type: "image/png" }));
  equal(refused.status, 422);
  equal((await upload(new Blob([]))).status, 422);
  const saved = await upload(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
  equal(saved.headers.get("location"), `${path}?saved=contact_picture`);
  const { picture } = await getContact(core, contact.id);
  ok((await (await site.get(path)).text()).includes(`${path}/picture?v=${picture}`));

  equal((await site.submit(`${path}/picture`, { _method: "DELETE" })).status, 303);
  equal((await getContact(core, contact.id)).picture, undefined);
});
