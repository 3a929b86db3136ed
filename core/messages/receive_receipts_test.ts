import { deepEqual, equal, ok } from "node:assert/strict";
import { aConnection, anAgent, aTicket } from "../../testing/builders.ts";
import { aJournal, aReceipt, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { findMessage } from "../threads/mod.ts";
import { sendText } from "./mod.ts";
import { recordAccepted } from "./record_delivery.ts";

/** A reply of an agent's that is being sent: the request is on its way to Meta. */
async function aReplyBeingSent(core: TestCore) {
  const shop = await aConnection(core);
  const ana = await anAgent(core);
  const ticket = await aTicket(core, { assignee: ana, connection: shop });
  const { message: { id } } = await sendText(core, { ticketId: ticket.id, author: ana, text: "Já vou ver" });
  await core.commit((unit) =>
    unit.write(sql`UPDATE messages SET status = 'sending' WHERE public_id = ${id}`)
  );
  const journal = aJournal(core);
  const says = (status: string, of: Partial<Parameters<typeof aReceipt>[1]> = {}) =>
    journal.receive(aReceipt(shop, { providerId: "wamid.1", status, ...of }));
  const state = async () => {
    const message = await findMessage(core, id);
    return [message?.status, message?.providerId, message?.error?.code ?? null];
  };
  return { id, shop, ticket, journal, says, state };
}

Deno.test("a status that overtakes the answer to our own request settles the send", async () => {
  await using core = await openTestCore();
  const { id, says, state } = await aReplyBeingSent(core);
  await says("sent", { opaque: id });
  deepEqual(await state(), ["sent", "wamid.1", null]);
  await recordAccepted(core, id, { kind: "accepted", providerId: "wamid.1", waId: null });
  deepEqual(await state(), ["sent", "wamid.1", null]);
  await requireEventsTellTheTruth(core);
});

Deno.test("a status without our id waits for the answer that tells whose it is", async () => {
  await using core = await openTestCore();
  const { id, says, state } = await aReplyBeingSent(core);
  const { ignored } = await says("delivered");
  deepEqual(ignored, { receipt_parked: 1 });
  deepEqual(await state(), ["sending", null, null]);
  await recordAccepted(core, id, { kind: "accepted", providerId: "wamid.1", waId: null });
  deepEqual(await state(), ["delivered", "wamid.1", null]);
});

Deno.test("a status that comes while the answer is being recorded is not lost between them", async () => {
  await using core = await openTestCore();
  const { id, says, state } = await aReplyBeingSent(core);
  await Promise.all([
    says("read"),
    recordAccepted(core, id, { kind: "accepted", providerId: "wamid.1", waId: null }),
  ]);
  deepEqual(await state(), ["read", "wamid.1", null]);
  await requireEventsTellTheTruth(core);
});

Deno.test("statuses may come in any order and twice; the furthest counts", async () => {
  await using core = await openTestCore();
  const { id, says, state } = await aReplyBeingSent(core);
  for (const status of ["read", "sent", "delivered", "read", "failed", "deleted"]) {
    await says(status, { opaque: id, error: status === "failed" ? { code: "131026" } : null });
  }
  deepEqual(await state(), ["read", "wamid.1", null]);
  const rows = await core.rows(sql`SELECT status FROM receipts ORDER BY id`);
  deepEqual(rows.map((row) => row.status), ["read", "sent", "delivered", "failed", "deleted"]);
  equal((await core.emitted()).filter((name) => name === "message.updated").length, 1);
  await requireEventsTellTheTruth(core);
});

Deno.test("sent, delivered and read in one body are three steps of one message", async () => {
  await using core = await openTestCore();
  const { id, shop, ticket, journal, state } = await aReplyBeingSent(core);
  await journal.receive(
    ...["sent", "delivered", "read"].map((status) =>
      aReceipt(shop, { providerId: "wamid.1", status, opaque: id })
    ),
  );
  deepEqual(await state(), ["read", "wamid.1", null]);
  const events = (await core.emitted()).filter((name) => name === "message.updated");
  equal(events.length, 3);
  await requireEventsTellTheTruth(core);
  ok(ticket);
});

Deno.test("a failure says why, unless the message has arrived after all", async () => {
  await using core = await openTestCore();
  const { id, says, state } = await aReplyBeingSent(core);
  await says("failed", { opaque: id, error: { code: "131047", title: "Re-engagement message" } });
  deepEqual(await state(), ["failed", "wamid.1", "131047"]);
  await says("delivered");
  deepEqual(await state(), ["delivered", "wamid.1", null]);
  await requireEventsTellTheTruth(core);
});

Deno.test("our id in a stranger's number's status settles nothing", async () => {
  await using core = await openTestCore();
  const { id, journal, state } = await aReplyBeingSent(core);
  const other = await aConnection(core);
  await journal.receive(aReceipt(other, { providerId: "wamid.9", status: "read", opaque: id }));
  deepEqual(await state(), ["sending", null, null]);
});

Deno.test("an undecided message that is settled lets the next one go", async () => {
  await using core = await openTestCore();
  const { id, says, state } = await aReplyBeingSent(core);
  await core.commit((unit) => {
    unit.write(sql`UPDATE messages SET status = 'undecided' WHERE public_id = ${id}`);
    unit.write(sql`UPDATE jobs SET run_at = ${core.now() + 60_000}`);
  });
  await says("sent", { opaque: id });
  deepEqual(await state(), ["sent", "wamid.1", null]);
  const [job] = await core.rows(sql`SELECT run_at FROM jobs`);
  equal(job?.run_at, core.now());
});
