import { deepEqual, equal } from "node:assert/strict";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { aJournal, aMessage, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { listThread } from "../threads/mod.ts";
import { listTickets } from "../tickets/mod.ts";
import type { InboundCall, InboundMessage } from "./inbound.ts";
import { reprocessDelivery } from "./mod.ts";

const MINUTE = 60_000;

/** A shop with a greeting, its customer Carla, and what is heard of them. */
async function aShop() {
  const core = await openTestCore();
  const shop = await aConnection(core, { texts: { greeting: "Olá!" } });
  const boss = await anAgent(core, { role: "admin" });
  const from = aSender({ name: "Carla" });
  const journal = aJournal(core);
  const says = (text: string, more: Partial<InboundMessage> = {}) =>
    journal.receive(aMessage(shop, { from, at: core.now(), text, ...more }));
  const tickets = async () => (await listTickets(core, { viewer: boss, limit: 100 })).tickets;
  const bubbles = async () => {
    const [ticket] = await tickets();
    return (await listThread(core, { ticketId: ticket?.id ?? "", limit: 50 })).messages;
  };
  return {
    core,
    shop,
    from,
    journal,
    says,
    tickets,
    bubbles,
    [Symbol.asyncDispose]: () => core[Symbol.asyncDispose](),
  };
}

const ECHO = { source: "phone_app", direction: "out" } as const;

Deno.test("what the owner types on the phone joins the open ticket, is not sent again and ends the waiting", async () => {
  await using of = await aShop();
  const { core, says, tickets, bubbles } = of;
  await says("Estão abertos?", { at: core.now() - 30 * MINUTE });
  await says("Sim, até as 18 h", ECHO);
  await says("Sim, até as 18 h", { ...ECHO, providerId: "wamid.echo" });
  await says("Sim, até as 18 h", { ...ECHO, providerId: "wamid.echo" });

  const [ticket] = await tickets();
  deepEqual([ticket?.status, ticket?.unread, ticket?.waitingSince], ["waiting", 1, null]);
  equal(ticket?.lastMessage?.text, "Sim, até as 18 h");
  deepEqual((await bubbles()).map((m) => [m.direction, m.origin, m.status]), [
    ["in", "contact", "received"],
    ["out", "phone_app", "sent"],
    ["out", "phone_app", "sent"],
  ]);
  deepEqual(await core.enqueued(), []);
  await requireEventsTellTheTruth(core);
});

Deno.test("an echo to somebody new makes a resolved ticket, without window or greeting; their answer goes on in it", async () => {
  await using of = await aShop();
  const { core, says, tickets } = of;
  await says("Seu pedido chegou", ECHO);
  const [made] = await tickets();
  deepEqual([made?.status, made?.unread, made?.windowClosesAt], ["resolved", 0, null]);

  core.advance(MINUTE);
  await says("Obrigada, já busco o pedido");
  const all = await tickets();
  deepEqual(all.map(({ id, status, unread }) => [id, status, unread]), [[made?.id, "waiting", 1]]);
  deepEqual(await core.emitted(), ["message.overheard", "ticket.reopened"]);
  deepEqual(await core.enqueued(), []);
  await requireEventsTellTheTruth(core);
});

Deno.test("imported history stands in its time and moves, opens, reopens and rings nothing", async () => {
  await using of = await aShop();
  const { core, says, tickets, bubbles } = of;
  await says("Oi", { at: core.now() - 20 * MINUTE });
  const [before] = await tickets();
  await says("Há um mês", { source: "history", at: core.now() - 30 * 24 * 60 * MINUTE });
  await says("Respondemos", { source: "history", direction: "out", at: core.now() - 29 * 24 * 60 * MINUTE });
  const [after] = await tickets();
  const { updatedAt: _then, ...was } = before ?? {};
  const { updatedAt: _now, ...is } = after ?? {};
  deepEqual(is, was);
  deepEqual((await bubbles()).map(({ text }) => text), ["Há um mês", "Respondemos", "Oi"]);
  await requireEventsTellTheTruth(core);
});

Deno.test("a file of the history takes its placeholder's place, in either order", async () => {
  const media = {
    kind: "image",
    state: "waiting",
    mimeType: "image/jpeg",
    providerMediaId: "1",
    url: null,
  } as const;
  for (const fileFirst of [false, true]) {
    await using of = await aShop();
    const { core, says, bubbles } = of;
    const item = { source: "history", providerId: "wamid.file", at: core.now() - MINUTE } as const;
    const file = { ...item, type: "image", text: "o cartaz", media };
    for (const one of fileFirst ? [file, item] : [item, file]) {
      await says("", { type: "media_placeholder", ...one });
    }
    deepEqual((await bubbles()).map((m) => [m.type, m.media?.state]), [["image", "waiting"]]);
    deepEqual(await core.enqueued(), ["media.fetch"]);
    await requireEventsTellTheTruth(core);
  }
});

Deno.test("what Meta's agent heard is kept beside the same message said to us", async () => {
  await using of = await aShop();
  const { core, says, tickets, bubbles } = of;
  await says("Oi", { source: "meta_agent", providerId: "wamid.1", at: core.now() - MINUTE });
  deepEqual((await tickets()).map(({ status, unread }) => [status, unread]), [["resolved", 0]]);
  await says("Oi", { providerId: "wamid.1" });
  await says("Oi", { providerId: "wamid.1" });
  deepEqual((await bubbles()).map(({ providerId, context }) => [providerId, context?.source]), [
    ["standby:wamid.1", "meta_agent"],
    ["wamid.1", undefined],
  ]);
  await requireEventsTellTheTruth(core);
});

Deno.test("a customer's call opens ticket and window once and is one line, whichever webhook comes first", async () => {
  for (const events of [["connect", "terminate"], ["terminate", "connect"]] as const) {
    await using of = await aShop();
    const { core, shop, from, journal, tickets, bubbles } = of;
    for (const event of events) {
      const call: InboundCall = {
        kind: "call",
        phoneNumberId: shop.phoneNumberId,
        providerId: "wacid.1",
        from,
        event,
        ...(event === "terminate" && { status: "COMPLETED", durationMs: 85_000 }),
        at: core.now(),
        payload: null,
      };
      await journal.receive(call);
    }
    const [ticket] = await tickets();
    deepEqual([ticket?.status, ticket?.unread, ticket?.windowClosesAt], [
      "waiting",
      1,
      core.now() + 24 * 60 * MINUTE,
    ]);
    deepEqual((await bubbles()).filter(({ type }) => type === "call").map(({ content }) => content), [
      { kind: "call", event: "terminate", by: "customer", status: "COMPLETED", durationMs: 85_000 },
    ]);
    await requireEventsTellTheTruth(core);
  }
});

Deno.test("a delivery processed again makes up for what is missing, sends nothing by itself and changes nothing else", async () => {
  await using of = await aShop();
  const { core, shop, from, journal, says, tickets } = of;
  await says("Oi", { providerId: "wamid.1" });
  const before = await core.emitted();
  const items = [aMessage(shop, { from, at: core.now(), providerId: "wamid.1" })];
  deepEqual(await reprocessDelivery(core, { journalId: journal.journalId, items }), {
    position: 1,
    stored: 0,
    ignored: { duplicate: 1 },
  });
  deepEqual(await core.emitted(), before);

  const missed = [aMessage(shop, { from: aSender({ name: "Davi" }), at: core.now() })];
  const { position, stored } = await reprocessDelivery(core, { journalId: journal.journalId, items: missed });
  deepEqual([position, stored], [1, 1]);
  equal((await tickets()).length, 2);
  deepEqual(await core.enqueued(), ["message.send"], "the greeting of the first, none of the second");
});
