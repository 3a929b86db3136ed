import { deepEqual, equal } from "node:assert/strict";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { aJournal, aMessage, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { acceptTicket, closeTicket, getTicket, listTickets, readTicket } from "../tickets/mod.ts";
import type { InboundMessage } from "./inbound.ts";

const MINUTE = 60_000;
const everything = {
  id: "",
  publicName: "",
  role: "admin",
  departmentIds: [],
  seeUnassigned: true,
  permissions: [],
} as const;
const ticketsOf = async (core: TestCore) =>
  (await listTickets(core, { viewer: everything, limit: 100 })).tickets;

/** A customer whose ticket an agent has just closed, and a way to hear more from them. */
async function aClosedTicket(core: TestCore, of: { reopenMinutes?: number; greeting?: string } = {}) {
  const { reopenMinutes, greeting = null } = of;
  const shop = await aConnection(core, {
    texts: { greeting },
    ...(reopenMinutes === undefined ? {} : { reopenMinutes }),
  });
  const ana = await anAgent(core, { name: "Ana" });
  const from = aSender();
  const journal = aJournal(core);
  const says = (text: string, more: Partial<InboundMessage> = {}) =>
    journal.receive(aMessage(shop, { from, at: core.now(), text, ...more }));
  await says("O boleto não chegou");
  const [opened] = await ticketsOf(core);
  const id = opened?.id ?? "";
  core.advance(MINUTE);
  await acceptTicket(core, { ticketId: id, agent: ana });
  core.advance(MINUTE);
  await closeTicket(core, { ticketId: id, agent: ana, farewell: false, seen: 1 });
  return { id, says, closedAt: core.now(), ticket: () => getTicket(core, id) };
}

Deno.test("within the reopen window the same ticket waits again", async () => {
  await using core = await openTestCore();
  const { id, says, ticket } = await aClosedTicket(core);
  core.advance(119 * MINUTE);

  await says("Ainda não chegou");

  const again = await ticket();
  equal(again.status, "waiting");
  equal(again.assignee, null);
  equal(again.resolvedAt, null);
  equal(again.unread, 1);
  equal(again.waitingSince, core.now());
  deepEqual((await ticketsOf(core)).map((t) => t.id), [id]);
  deepEqual((await core.emitted()).slice(-1), ["ticket.reopened"]);
  await requireEventsTellTheTruth(core);
});

Deno.test("after the reopen window a new ticket is opened", async () => {
  await using core = await openTestCore();
  const { says, ticket } = await aClosedTicket(core, { reopenMinutes: 30 });
  core.advance(31 * MINUTE);

  await says("Outra coisa");

  equal((await ticket()).status, "resolved");
  const open = (await ticketsOf(core)).filter((t) => t.status === "waiting");
  equal(open.length, 1);
  deepEqual((await core.emitted()).slice(-1), ["ticket.opened"]);
});

Deno.test("the window is measured by when the customer wrote, not by when the webhook came", async () => {
  await using core = await openTestCore();
  const { says, ticket, closedAt } = await aClosedTicket(core, { reopenMinutes: 30 });
  core.advance(300 * MINUTE);

  await says("Escrevi antes de fecharem", { at: closedAt - MINUTE });

  equal((await ticket()).status, "waiting");
  equal((await ticketsOf(core)).length, 1);
});

Deno.test("a thanks soon after closing is added and opens nothing", async () => {
  await using core = await openTestCore();
  const { says, ticket } = await aClosedTicket(core);
  core.advance(5 * MINUTE);

  await says("Muito obrigada! 🙏");

  const closed = await ticket();
  equal(closed.status, "resolved");
  equal(closed.lastMessage?.text, "Muito obrigada! 🙏");
  equal(closed.unread, 0);
  equal(closed.waitingSince, null);
  equal(closed.inboundSeq, 2);
  await requireEventsTellTheTruth(core);

  core.advance(6 * MINUTE);
  await says("obrigada de novo");
  equal((await ticket()).status, "waiting", "ten minutes have passed");
});

Deno.test("while an agent serves, the message is theirs to read", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const ana = await anAgent(core);
  const from = aSender();
  const journal = aJournal(core);
  await journal.receive(aMessage(shop, { from, at: core.now() }));
  const id = (await ticketsOf(core))[0]?.id ?? "";
  await acceptTicket(core, { ticketId: id, agent: ana });
  await readTicket(core, { ticketId: id, reader: ana, seen: 1 });
  core.advance(MINUTE);

  await journal.receive(aMessage(shop, { from, at: core.now(), text: "tem alguém aí?" }));

  const ticket = await getTicket(core, id);
  deepEqual([ticket.status, ticket.assignee?.id, ticket.unread, ticket.inboundSeq], [
    "attending",
    ana.id,
    1,
    2,
  ]);
  await requireEventsTellTheTruth(core);
});

Deno.test("a greeting goes out once per new ticket, not when it is opened again", async () => {
  await using core = await openTestCore();
  const { id, says, ticket } = await aClosedTicket(core, { greeting: "Oi, {{contact.first_name}}!" });
  deepEqual(await core.enqueued(), ["message.send"]);
  await says("Esqueci uma coisa");
  await says("e outra");
  equal((await ticket()).status, "waiting");
  deepEqual(await core.enqueued(), ["message.send"]);

  const greetings = await core.rows(
    sql`SELECT m.text, m.status, t.public_id AS ticket FROM messages m JOIN tickets t ON t.id = m.ticket_id
      WHERE m.origin = 'greeting'`,
  );
  deepEqual(greetings.map(({ ticket, status }) => [ticket, status]), [[id, "queued"]]);
  equal(String(greetings[0]?.text).startsWith("Oi, Customer"), true);
  await requireEventsTellTheTruth(core);
});

Deno.test("three messages in one batch are greeted once, after the last", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core, { texts: { greeting: "Olá!" } });
  const from = aSender();
  const at = core.now() - 2000;
  await aJournal(core).receive(
    aMessage(shop, { from, at }),
    aMessage(shop, { from, at: at + 1000 }),
    aMessage(shop, { from, at: at + 2000 }),
  );
  deepEqual(await core.emitted(), [
    "ticket.opened",
    "message.received",
    "message.received",
    "message.queued",
  ]);
  const [ticket] = await ticketsOf(core);
  deepEqual([ticket?.lastMessage?.text, ticket?.unread, ticket?.waitingSince], ["Olá!", 3, at]);
  await requireEventsTellTheTruth(core);
});

Deno.test("nothing automatic answers a message that is older than fifteen minutes", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core, { texts: { greeting: "Olá!" } });
  await aJournal(core).receive(aMessage(shop, { from: aSender(), at: core.now() - 16 * MINUTE }));
  deepEqual(await core.emitted(), ["ticket.opened"]);
  deepEqual(await core.enqueued(), []);
});

Deno.test("a ticket of another connection is nobody's business here", async () => {
  await using core = await openTestCore();
  const [shop, garage] = [await aConnection(core), await aConnection(core)];
  const from = aSender();
  const journal = aJournal(core);
  await journal.receive(aMessage(shop, { from, at: core.now() }));
  await journal.receive(aMessage(garage, { from, at: core.now() }));
  const tickets = await ticketsOf(core);
  deepEqual(tickets.map((t) => t.unread), [1, 1]);
  equal(new Set(tickets.map((t) => t.contact.id)).size, 1);
});
