import { deepEqual, equal } from "node:assert/strict";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { aJournal, aMessage, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { saveName } from "../contacts/mod.ts";
import { listTickets } from "../tickets/mod.ts";

/** Carla has written to the shop; the office is another number of ours, where she has not. */
async function twoNumbers() {
  const core = await openTestCore();
  const shop = await aConnection(core);
  const office = await aConnection(core, { phoneNumberId: "555000111" });
  const boss = await anAgent(core, { role: "admin" });
  const journal = aJournal(core);
  const from = aSender({ name: "Carla", phone: "+5511987654321" });
  await journal.receive(aMessage(shop, { from, at: core.now() }));
  const carla = async () => {
    const { tickets } = await listTickets(core, { viewer: boss, limit: 10 });
    equal(tickets.length, 1, "no ticket comes of it");
    return tickets[0]?.contact;
  };
  const book = (action: "add" | "remove", name: string | null = null) =>
    journal.receive({
      kind: "address_book",
      phoneNumberId: office.phoneNumberId,
      from,
      action,
      name,
      at: core.now(),
    });
  const dispose = () => core[Symbol.asyncDispose]();
  return { core, shop, office, boss, journal, from, carla, book, [Symbol.asyncDispose]: dispose };
}

Deno.test("a name from one number's address book is told where the customer has tickets on another", async () => {
  await using of = await twoNumbers();
  const { core, carla, book } = of;
  await core.emitted();
  await book("add", "Carla do 302");
  equal((await carla())?.name, "Carla do 302");
  equal((await core.emitted()).at(-1), "contact.changed");
  await book("remove");
  equal((await carla())?.name, "Carla");
  await requireEventsTellTheTruth(core);
});

Deno.test("an address book that forgets a customer takes no name away that an agent gave", async () => {
  await using of = await twoNumbers();
  const { core, boss, carla, book } = of;
  await book("add", "Carla do 302");
  const contactId = (await carla())?.id ?? "";
  await saveName(core, { contactId, viewer: boss, name: "Dona Carla" });
  await book("remove");
  equal((await carla())?.name, "Dona Carla");
  await requireEventsTellTheTruth(core);
});

Deno.test("a new phone that another number hears of is told with the customer's tickets", async () => {
  await using of = await twoNumbers();
  const { core, office, journal, from, carla } = of;
  await journal.receive({
    kind: "identity_change",
    phoneNumberId: office.phoneNumberId,
    providerId: "wamid.change",
    change: "number",
    before: { phone: from.phone, bsuid: null },
    after: aSender({ phone: "+5521999990000", name: null }),
    text: null,
    at: core.now(),
    payload: null,
  });
  equal((await carla())?.phone, "+5521999990000");
  deepEqual((await core.emitted()).at(-1), "contact.changed");
  await requireEventsTellTheTruth(core);
});
