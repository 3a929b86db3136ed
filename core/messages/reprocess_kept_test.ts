import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { aMessage, aReceipt, aSender } from "../../testing/inbound.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { openTestJournal } from "../../testing/test_journal.ts";
import { type Journal, listIgnored, listSetAside } from "../journal/mod.ts";
import type { InboundItem } from "./inbound.ts";
import {
  listOutcomes,
  receiveDeliveries,
  reprocessKept,
  reprocessSetAside,
  setDeliveryAside,
} from "./mod.ts";

/** A journal in which each delivery says these items; only what a test receives has been read. */
async function keep(journal: Journal, deliveries: readonly (readonly InboundItem[])[]) {
  const bodies = new Map<string, InboundItem[]>();
  for (const items of deliveries) {
    const id = await journal.append(new TextEncoder().encode(`body ${bodies.size + 1}`));
    bodies.set(`body ${id}`, [...items]);
  }
  return (body: Uint8Array) => bodies.get(new TextDecoder().decode(body)) ?? [];
}
const states = async (core: TestCore, items: readonly InboundItem[], receivedAt: number) =>
  (await listOutcomes(core, { items, receivedAt })).map(({ kind, state }) => `${kind} ${state}`);

Deno.test("of each thing a delivery said one sees what came of it", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const from = aSender();
  const at = core.now();
  const said = aMessage(connection, { from, at, text: "Olá" });
  const { phoneNumberId } = connection;
  const thread = { phoneNumberId, from, at };
  const items: InboundItem[] = [
    said,
    { ...thread, kind: "reaction", providerId: "wamid.r1", targetId: said.providerId, emoji: "👍" },
    { ...thread, kind: "reaction", providerId: "wamid.r2", targetId: "wamid.never", emoji: "👎" },
    { ...thread, kind: "revoke", providerId: "wamid.v", targetId: "wamid.never" },
    aReceipt(connection, { providerId: "wamid.not.ours", status: "delivered" }),
    aMessage({ phoneNumberId: "999" }, { from, at }),
    { kind: "other", field: "flows", payload: {} },
  ];
  deepEqual((await states(core, items, at))[0], "message missing");
  await receiveDeliveries(core, { journalId: "jrn_1", from: 0, to: 1, items });

  deepEqual(await states(core, items, at), [
    "message stored",
    "reaction stored",
    "reaction waiting",
    "revoke waiting",
    "receipt waiting",
    "message unknown_number",
    "other no_effect",
  ]);
  deepEqual((await states(core, [said], at + 1))[0], "message duplicate");
  const [first, second] = await listOutcomes(core, { items, receivedAt: at });
  equal(first?.message?.id, second?.message?.id);
  deepEqual([first?.word, second?.word, second?.targetId], ["text", "👍", said.providerId]);
  deepEqual((await listIgnored(core)).map(({ reason, count }) => `${reason} ${count}`), [
    "flows 1",
    "reaction_before_message 1",
    "receipt_parked 1",
    "revoke_before_message 1",
    "unknown_number 1",
  ]);
});

Deno.test("a delivery that was set aside is decided once more, and is set aside no longer", async () => {
  await using core = await openTestCore();
  await using journal = await openTestJournal(core);
  const connection = await aConnection(core);
  const viewer = await anAgent(core, { role: "admin" });
  const said = aMessage(connection, { from: aSender(), at: core.now() });
  const parse = await keep(journal, [[said]]);
  const order = { journal, parse, viewer, deliveryId: 1 };

  await rejects(reprocessKept(core, order), { code: "delivery_pending" });
  await setDeliveryAside(core, { journalId: journal.id, from: 0, to: 1 }, "TypeError: no");
  equal((await reprocessKept(core, order)).stored, 1);
  equal((await reprocessKept(core, order)).stored, 0);

  deepEqual(await states(core, [said], core.now()), ["message stored"]);
  deepEqual(await listSetAside(core, journal.id), []);
  deepEqual(await core.emitted(), ["ticket.opened"]);
  deepEqual(await core.enqueued(), [], "no automatic message goes out");
  await rejects(reprocessKept(core, { ...order, deliveryId: 9 }), { code: "delivery_not_found" });
  const agent = await anAgent(core);
  await rejects(reprocessKept(core, { ...order, viewer: agent }), { code: "admins_only" });
});

Deno.test("of many that are set aside those that still fail stay there, with their reason", async () => {
  await using core = await openTestCore();
  await using journal = await openTestJournal(core);
  const connection = await aConnection(core);
  const viewer = await anAgent(core, { role: "admin" });
  const at = core.now();
  const deliveries = [1, 2, 3].map(() => [aMessage(connection, { from: aSender(), at })]);
  const read = await keep(journal, deliveries);
  for (const id of [1, 2, 3]) {
    await setDeliveryAside(core, { journalId: journal.id, from: id - 1, to: id }, "TypeError: no");
  }
  const parse = (body: Uint8Array) => {
    if (new TextDecoder().decode(body) === "body 2") throw new TypeError("still no");
    return read(body);
  };

  deepEqual(await reprocessSetAside(core, { journal, parse, viewer }), { done: 2, failed: 1 });

  deepEqual(await listSetAside(core, journal.id), [2]);
  await rejects(reprocessKept(core, { journal, parse, viewer, deliveryId: 2 }), {
    code: "delivery_still_fails",
    details: { reason: "TypeError: still no" },
  });
});
