import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, aMessage as aStoredMessage, anAgent } from "../../testing/builders.ts";
import { aJournal, aMessage, aReceipt, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import type { Core } from "../core.ts";
import { sql } from "../db/mod.ts";
import { acceptTicket, closeTicket, listTickets } from "../tickets/mod.ts";
import { receiveDeliveries, receivedUpTo, setDeliveryAside } from "./mod.ts";

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

Deno.test("two nodes that meet the same new customer agree on one contact and one ticket", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const from = aSender({ bsuid: "BR.1" });
  const [north, south] = [aJournal(core), aJournal(core)];

  const received = await Promise.all([
    north.receive(aMessage(shop, { from, at: core.now(), text: "um" })),
    south.receive(aMessage(shop, { from, at: core.now() + 1000, text: "dois" })),
  ]);

  deepEqual(received.map(({ stored }) => stored), [1, 1]);
  const tickets = await ticketsOf(core);
  deepEqual(tickets.map((t) => [t.unread, t.lastMessage?.text]), [[2, "dois"]]);
  deepEqual((await core.emitted()).toSorted(), ["message.received", "ticket.opened"]);
  await requireEventsTellTheTruth(core);
});

Deno.test("one delivery that reached two nodes is one message", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const said = aMessage(shop, { from: aSender(), at: core.now() });
  const received = await Promise.all([aJournal(core).receive(said), aJournal(core).receive(said)]);
  deepEqual(received.map(({ stored }) => stored).toSorted(), [0, 1]);
  equal((await ticketsOf(core))[0]?.unread, 1);
});

/** A core before whose next commit something else happens. */
function interrupted(core: TestCore, happens: () => Promise<unknown>): Core {
  const left = [happens];
  return {
    ...core,
    async commit(write) {
      for (const happen of left.splice(0)) await happen();
      return await core.commit(write);
    },
  };
}

Deno.test("a receipt does not take back the name that a customer has just given another number of ours", async () => {
  await using core = await openTestCore();
  const [shop, other] = [await aConnection(core), await aConnection(core)];
  const from = aSender({ name: "Ana" });
  await aJournal(core).receive(aMessage(shop, { from, at: core.now() }));
  const ticketId = (await ticketsOf(core))[0]?.id ?? "";
  await aStoredMessage(core, { ticketId, direction: "out", status: "sent", providerId: "wamid.ours" });
  const north = aJournal(core);
  const south = aJournal(
    interrupted(
      core,
      () => north.receive(aMessage(other, { from: { ...from, name: "Ana Ribeiro" }, at: core.now() })),
    ),
  );

  await south.receive(aReceipt(shop, { providerId: "wamid.ours", status: "read" }));

  deepEqual((await core.emitted()).slice(-2), ["ticket.opened", "message.updated"]);
  await requireEventsTellTheTruth(core);
});

Deno.test("closing over whatever is there closes, though the customer wrote between the look and the commit", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const ana = await anAgent(core);
  const from = aSender();
  const journal = aJournal(core);
  await journal.receive(aMessage(shop, { from, at: core.now() }));
  const id = (await ticketsOf(core))[0]?.id ?? "";
  await acceptTicket(core, { ticketId: id, agent: ana });
  const news = aMessage(shop, { from, at: core.now(), text: "mais uma coisa" });
  const overtaken = interrupted(core, () => journal.receive(news));

  const ticket = await closeTicket(overtaken, { ticketId: id, agent: ana, farewell: false });

  deepEqual([ticket.status, ticket.inboundSeq], ["resolved", 2]);
  await requireEventsTellTheTruth(core);
});

Deno.test("an agent who closes while the customer writes: the message is in a ticket that waits, never in a closed one unseen", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const ana = await anAgent(core);
  const from = aSender();
  const journal = aJournal(core);
  await journal.receive(aMessage(shop, { from, at: core.now() }));
  const id = (await ticketsOf(core))[0]?.id ?? "";
  await acceptTicket(core, { ticketId: id, agent: ana });
  core.advance(60_000);

  const [closing] = await Promise.allSettled([
    closeTicket(core, { ticketId: id, agent: ana, farewell: false, seen: 1 }),
    journal.receive(aMessage(shop, { from, at: core.now(), text: "mais uma coisa" })),
  ]);

  const [ticket] = await ticketsOf(core);
  equal(ticket?.unread, closing.status === "fulfilled" ? 1 : 2);
  equal(ticket?.status, closing.status === "fulfilled" ? "waiting" : "attending");
  await requireEventsTellTheTruth(core);
});

Deno.test("a batch that another process has already stored is not stored again", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const items = [aMessage(shop, { from: aSender(), at: core.now() })];
  const batch = { journalId: "jrn_shared", from: 0, to: 5, items };
  await receiveDeliveries(core, batch);

  deepEqual(await receiveDeliveries(core, batch), { position: 5, stored: 0, ignored: {} });
  const late = { ...batch, to: 7, items: [aMessage(shop, { from: aSender(), at: core.now() })] };
  deepEqual(await receiveDeliveries(core, late), { position: 5, stored: 0, ignored: {} });
  equal((await ticketsOf(core)).length, 1);
});

Deno.test("position and messages stand or fall together", async () => {
  await using core = await openTestCore();
  const shop = await aConnection(core);
  const from = aSender();
  const spoilt = { ...aMessage(shop, { from, at: core.now() }), at: 0.5 };
  const items = [aMessage(shop, { from, at: core.now() }), spoilt];

  await rejects(receiveDeliveries(core, { journalId: "jrn_a", from: 0, to: 2, items }));

  equal(await receivedUpTo(core, "jrn_a"), 0);
  deepEqual(await ticketsOf(core), []);
  deepEqual(await core.emitted(), []);
});

Deno.test("a delivery that is set aside is passed over once and remembered", async () => {
  await using core = await openTestCore();
  const step = { journalId: "jrn_a", from: 0, to: 1 };
  equal(await setDeliveryAside(core, step, "spoilt"), true);
  equal(await setDeliveryAside(core, step, "spoilt"), false);
  equal(await receivedUpTo(core, "jrn_a"), 1);
  const rows = await core.rows(sql`SELECT journal_id, delivery_id, reason FROM deliveries_set_aside`);
  deepEqual(rows.map((row) => ({ ...row })), [{ journal_id: "jrn_a", delivery_id: 1, reason: "spoilt" }]);
});
