import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { aContact, aDepartment, anAgent, aSupervisor, aTicket } from "../../testing/builders.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import type { Viewer } from "../users/user.ts";
import { insertIdentities, listContacts, matchKey } from "./mod.ts";
import { phoneDigits, wordPattern } from "./contact_search_store.ts";

async function aCustomer(core: TestCore, of: Parameters<typeof aContact>[1], departmentId?: string) {
  const contact = await aContact(core, of);
  await aTicket(core, { contact, ...(departmentId && { departmentId }) });
  const { phone } = contact;
  if (phone) {
    const identity = { kind: "phone", value: matchKey(phone), contactId: contact.id } as const;
    await core.commit((unit) => insertIdentities(unit, [identity]));
  }
  return contact;
}

const found = async (core: TestCore, viewer: Viewer, search: string) =>
  (await listContacts(core, { viewer, limit: 10, search })).contacts.map(({ name }) => name);

Deno.test("a contact is found by any words of the name, whatever their accents and case", async () => {
  await using core = await openTestCore();
  const rita = await aSupervisor(core);
  await aCustomer(core, { name: "João da Conceição" });
  await aCustomer(core, { name: "Joana Peixoto", givenName: "Joana da Ação Social" });
  await aCustomer(core, { name: "MARIA JOSÉ", username: "mariaze" });

  deepEqual(await found(core, rita, "conceicao joao"), ["João da Conceição"]);
  deepEqual(await found(core, rita, "AÇÃO"), ["Joana da Ação Social"]);
  deepEqual(await found(core, rita, "acao"), ["Joana da Ação Social"]);
  deepEqual(await found(core, rita, "peixoto"), ["Joana da Ação Social"], "also by the profile's own name");
  deepEqual(await found(core, rita, "@MariaZe"), ["MARIA JOSÉ"]);
  deepEqual(await found(core, rita, "jos"), ["MARIA JOSÉ"]);
  deepEqual(await found(core, rita, "joão maria"), []);
});

Deno.test("what was typed is never a pattern of its own", async () => {
  await using core = await openTestCore();
  const rita = await aSupervisor(core);
  await aCustomer(core, { name: "Bia [loja] 100%" });
  await aCustomer(core, { name: "Caio" });

  deepEqual(await found(core, rita, "[loja]"), ["Bia [loja] 100%"]);
  deepEqual(await found(core, rita, "*"), ["Caio", "Bia [loja] 100%"], "any one character");
  deepEqual(await found(core, rita, "[a-z]xx"), []);
  deepEqual(await found(core, rita, "' OR 1=1 --"), []);
  equal(wordPattern("c*o"), "*[cçCÇ]?[oóòôõöOÓÒÔÕÖ]*");
});

Deno.test("a phone is found however it is spaced, by a piece, and without the ninth digit", async () => {
  await using core = await openTestCore();
  const rita = await aSupervisor(core);
  await aCustomer(core, { name: "Davi", phone: "+5511987654321" });
  await aCustomer(core, { name: "Eva", phone: "+5521912345678" });

  for (const typed of ["(11) 98765-4321", "+55 11 98765 4321", "4321", "11 8765-4321", "5511 8765-4321"]) {
    deepEqual(await found(core, rita, typed), ["Davi"], typed);
  }
  deepEqual(await found(core, rita, "98"), [], "two digits are a name");
  equal(phoneDigits("Rua 11"), null);
});

Deno.test("nobody finds a contact of another department, by any search", async () => {
  await using core = await openTestCore();
  await aDepartment(core, { id: "dep_sales" });
  const ana = await anAgent(core, { departmentIds: ["dep_sales"], seeUnassigned: false });
  await aCustomer(core, { name: "Da Ana", phone: "+5511900000001" }, "dep_sales");
  await aCustomer(core, { name: "Do outro", phone: "+5511900000002" }, "dep_billing");

  deepEqual(await found(core, ana, ""), ["Da Ana"]);
  deepEqual(await found(core, ana, "outro"), []);
  deepEqual(await found(core, ana, "+55 11 90000-0002"), []);
});

Deno.test("a search goes on where its page ended", async () => {
  await using core = await openTestCore();
  const rita = await aSupervisor(core);
  for (const n of [1, 2, 3]) await aCustomer(core, { name: `Loja ${n}` });
  await aCustomer(core, { name: "Fora" });

  const first = await listContacts(core, { viewer: rita, limit: 2, search: "loja" });
  deepEqual(first.contacts.map(({ name }) => name), ["Loja 3", "Loja 2"]);
  match(first.nextCursor ?? "", /\w/);
  const rest = await listContacts(core, {
    viewer: rita,
    limit: 2,
    search: "loja",
    cursor: first.nextCursor ?? "",
  });
  deepEqual([rest.contacts.map(({ name }) => name), rest.nextCursor], [["Loja 1"], null]);
  await rejects(listContacts(core, { viewer: rita, limit: 2, cursor: "x" }), { code: "cursor_invalid" });
});
