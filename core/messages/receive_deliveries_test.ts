import { deepEqual, equal, ok } from "node:assert/strict";
import { aConnection, aDepartment } from "../../testing/builders.ts";
import { aJournal, aMessage, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import type { Core } from "../core.ts";
import { sql } from "../db/mod.ts";
import { listThread } from "../threads/mod.ts";
import type { Ticket } from "../tickets/mod.ts";
import { listTickets } from "../tickets/mod.ts";

const everything = {
  id: "",
  publicName: "",
  role: "admin",
  departmentIds: [],
  seeUnassigned: true,
  permissions: [],
} as const;
const ticketsOf = async (core: Core) => (await listTickets(core, { viewer: everything, limit: 100 })).tickets;
const theTicket = async (core: Core): Promise<Ticket> => {
  const [ticket, ...more] = await ticketsOf(core);
  equal(more.length, 0, "one ticket");
  ok(ticket);
  return ticket;
};
const textsOf = async (core: Core, { connection, contact }: Ticket) =>
  (await listThread(core, { connectionId: connection.id, contactId: contact.id, limit: 100 })).messages
    .map(({ text }) => text);
const count = async (core: Core, table: "contacts" | "messages" | "contact_identities") => {
  const query = {
    contacts: sql`SELECT count(*) AS n FROM contacts`,
    messages: sql`SELECT count(*) AS n FROM messages`,
    contact_identities: sql`SELECT count(*) AS n FROM contact_identities`,
  }[table];
  return Number((await core.rows(query))[0]?.n);
};

Deno.test("a new customer's three messages in one batch open one ticket", async () => {
  await using core = await openTestCore();
  const sales = await aDepartment(core, { name: "Vendas" });
  const shop = await aConnection(core, { defaultDepartmentId: sales.id });
  const from = aSender({ name: "Maria" });
  const at = core.now() - 3000;

  await aJournal(core).receive(
    aMessage(shop, { from, at, text: "Oi" }),
    aMessage(shop, { from, at: at + 1000, text: "tudo bem?" }),
    aMessage(shop, { from, at: at + 2000, text: "vocês abrem hoje?" }),
  );

  const ticket = await theTicket(core);
  equal(ticket.status, "waiting");
  deepEqual(ticket.department, sales);
  equal(ticket.contact.name, "Maria");
  equal(ticket.unread, 3);
  equal(ticket.inboundSeq, 3);
  equal(ticket.waitingSince, at);
  equal(ticket.lastMessage?.text, "vocês abrem hoje?");
  equal(ticket.windowClosesAt, at + 2000 + 24 * 3600_000);
  deepEqual(await textsOf(core, ticket), ["Oi", "tudo bem?", "vocês abrem hoje?"]);
  deepEqual(await core.emitted(), ["ticket.opened", "message.received", "message.received"]);
  deepEqual(await core.enqueued(), []);
  await requireEventsTellTheTruth(core);
});

Deno.test("a delivery that comes again, in the batch or later, is one message", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const from = aSender();
  const said = aMessage(shop, { from, at: core.now() });
  const journal = aJournal(core);

  const first = await journal.receive(said, said);
  const again = await journal.receive(said, aMessage(shop, { from, at: core.now(), text: "e então?" }));

  equal(first.stored, 1);
  equal(again.stored, 1);
  deepEqual([first.ignored, again.ignored], [{ duplicate: 1 }, { duplicate: 1 }]);
  equal(await count(core, "messages"), 2);
  equal((await theTicket(core)).unread, 2);
});

Deno.test("messages that come in the wrong order stand in the right one", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const from = aSender();
  const at = core.now() - 60_000;
  const journal = aJournal(core);

  await journal.receive(aMessage(shop, { from, at: at + 2000, text: "três" }));
  await journal.receive(
    aMessage(shop, { from, at: at + 1000, text: "dois" }),
    aMessage(shop, { from, at, text: "um" }),
  );

  const ticket = await theTicket(core);
  deepEqual(await textsOf(core, ticket), ["um", "dois", "três"]);
  equal(ticket.lastMessage?.text, "três");
  equal(ticket.lastMessageAt, at + 2000);
  equal(ticket.waitingSince, at);
  equal(ticket.windowClosesAt, at + 2000 + 24 * 3600_000);
  await requireEventsTellTheTruth(core);
});

Deno.test("one body for two numbers: each message goes to the number it was sent to", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core, { name: "Loja" });
  const garage = await aConnection(core, { name: "Oficina" });
  const from = aSender();

  const { ignored } = await aJournal(core).receive(
    aMessage(shop, { from, at: core.now(), text: "ração" }),
    aMessage(garage, { from, at: core.now(), text: "pneu" }),
    aMessage({ phoneNumberId: "somebody else's" }, { from, at: core.now(), text: "?" }),
  );

  const tickets = (await ticketsOf(core)).map((t) => [t.connection.name, t.lastMessage?.text]).sort();
  deepEqual(tickets, [["Loja", "ração"], ["Oficina", "pneu"]]);
  deepEqual(ignored, { unknown_number: 1 });
  equal(await count(core, "contacts"), 1);
});

Deno.test("a type that nobody draws yet is kept whole, and opens a ticket", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const payload = { id: "wamid.x", type: "hologram", hologram: { depth: 3 } };

  await aJournal(core).receive(
    aMessage(shop, {
      from: aSender(),
      at: core.now(),
      type: "hologram",
      text: "olá",
      content: { kind: "unknown", raw: payload },
    }),
  );

  const ticket = await theTicket(core);
  const { messages: [message] } = await listThread(core, { ticketId: ticket.id, limit: 1 });
  deepEqual([message?.type, message?.text, message?.content], ["hologram", "olá", {
    kind: "unknown",
    raw: payload,
  }]);
  equal(ticket.lastMessage?.type, "hologram");
});

Deno.test("what concerns nobody moves the journal on and leaves no trace", async () => {
  await using core = await openTestCore();
  const { position, stored } = await aJournal(core).receive({ kind: "other", field: "calls", payload: {} });
  deepEqual({ position, stored }, { position: 1, stored: 0 });
  deepEqual(await core.emitted(), []);
});
