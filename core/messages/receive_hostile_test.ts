/** Receiving what Meta should never send: the line goes on, and the neighbours arrive. */

import { deepEqual, equal } from "node:assert/strict";
import { aConnection, aSupervisor } from "../../testing/builders.ts";
import { aJournal, aMessage, aReceipt, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { listEvents } from "../events/event_log.ts";
import { foldInbox, loadInbox } from "../inbox/mod.ts";
import { acceptTicket, closeTicket, listTickets } from "../tickets/mod.ts";
import { sql } from "../db/mod.ts";

const HOUR = 3_600_000;

Deno.test("a status that names a customer's message is kept and holds nothing up", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const journal = aJournal(core);
  const said = aMessage(connection, { from: aSender(), at: core.now() });
  const odd = aReceipt(connection, { providerId: said.providerId, status: "deleted" });

  await journal.receive(said, odd);
  await journal.receive(odd, aMessage(connection, { from: aSender(), at: core.now() }));

  deepEqual(await core.rows(sql`SELECT direction, status FROM messages ORDER BY id`), [
    { direction: "in", status: "received" },
    { direction: "in", status: "received" },
  ]);
  equal((await core.rows(sql`SELECT 1 FROM receipts`)).length, 1);
});

Deno.test("a status named like something every object has changes nothing and sinks nobody", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const journal = aJournal(core);

  await journal.receive(
    aReceipt(connection, { providerId: "wamid.x", status: "constructor" }),
    aMessage(connection, { from: aSender(), at: core.now() }),
  );

  deepEqual(await core.rows(sql`SELECT status FROM receipts`), [{ status: "constructor" }]);
  equal((await core.rows(sql`SELECT 1 FROM messages`)).length, 1);
});

Deno.test("a receipt of an earlier ticket does not take the customer's new name and window back", async () => {
  await using core = await openTestCore();
  const boss = await aSupervisor(core);
  const connection = await aConnection(core, {
    texts: { greeting: null, acceptance: null, farewell: "Até logo" },
  });
  const journal = aJournal(core);
  const from = aSender({ name: "Ana" });
  const start = core.now();
  await journal.receive(aMessage(connection, { from, at: start }));
  const [first] = (await listTickets(core, { viewer: boss, limit: 1 })).tickets;
  if (!first) throw new Error("no ticket was opened");
  const { inboundSeq: seen } = await acceptTicket(core, { ticketId: first.id, agent: boss });
  await closeTicket(core, { ticketId: first.id, agent: boss, farewell: true, seen });
  const [farewell] = await core.rows(sql`SELECT public_id FROM messages WHERE direction = 'out'`);
  core.advance(20 * HOUR);
  const waiting = { viewer: boss, filter: { tab: "waiting", departmentId: null } } as const;
  const before = await loadInbox(core, waiting);

  await journal.receive(
    aMessage(connection, { from: { ...from, name: "Ana Souza" }, at: core.now() }),
    aReceipt(connection, {
      providerId: "wamid.farewell",
      opaque: String(farewell?.["public_id"]),
      status: "read",
    }),
  );

  const events = await listEvents(core, { after: before.lastSeq, limit: 10 });
  deepEqual(events.map(({ name }) => name), ["ticket.opened", "message.updated"]);
  const loaded = await loadInbox(core, waiting);
  equal(loaded.tickets[0]?.contact.name, "Ana Souza");
  equal(loaded.tickets[0]?.windowClosesAt, start + 44 * HOUR);
  const seenOnScreen = (event: typeof events[number]) => "ticketId" in event ? event : null;
  const folded = events.reduce((state, event) => {
    const shown = seenOnScreen(event);
    return shown ? foldInbox(state, shown) : state;
  }, before);
  deepEqual(folded, loaded);
  await requireEventsTellTheTruth(core);
});
