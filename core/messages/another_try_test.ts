import { deepEqual, equal } from "node:assert/strict";
import { aMessage, anAgent, aTicket } from "../../testing/builders.ts";
import { aJournal, aReceipt, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { refused, scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { NO_MEDIA } from "../../testing/test_media.ts";
import { getConnection } from "../connections/mod.ts";
import { findMessage } from "../threads/mod.ts";
import { deliverMessage, resendMessage, sendMessage, sendReaction } from "./mod.ts";
import { reactToMessage } from "./react_to_message.ts";

/** Ana's conversation with a customer, and what Meta says of it. */
async function aDesk() {
  const core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const ticket = await aTicket(core, { assignee: ana });
  const shop = await getConnection(core.db.primary, ticket.connection.id);
  const say = async (replyTo?: string) => {
    const body = { type: "text", text: "Oi" } as const;
    return (await sendMessage(core, { ticketId: ticket.id, author: ana, body, replyTo })).message.id;
  };
  const deliver = async (messageId: string, outcome?: Parameters<typeof scriptedChannel>[0]) => {
    const channel = outcome ? scriptedChannel(outcome) : scriptedChannel();
    await deliverMessage(core, { messageId, channel, files: NO_MEDIA, attempt: 1 });
    return channel.sent[0];
  };
  const stateOf = async (id: string) => (await findMessage(core.db.primary, id))?.status;
  const [asyncDispose, journal] = [() => core[Symbol.asyncDispose](), aJournal(core)];
  return { core, ana, ticket, shop, journal, say, deliver, stateOf, [Symbol.asyncDispose]: asyncDispose };
}

Deno.test("a receipt of the first try that comes again says nothing of the second one", async () => {
  await using desk = await aDesk();
  const { core, ana, shop, journal, say, deliver, stateOf } = desk;
  const messageId = await say();
  const receipt = (providerId: string, status: string) =>
    aReceipt(shop, {
      providerId,
      opaque: messageId,
      status,
      error: status === "failed" ? { code: "131026", title: "Undeliverable" } : null,
    });
  await deliver(messageId, { kind: "accepted", providerId: "wamid.first", waId: null });
  await journal.receive(receipt("wamid.first", "failed"));
  equal(await stateOf(messageId), "failed");

  await resendMessage(core, { messageId, viewer: ana });
  await journal.receive(receipt("wamid.first", "failed"));
  equal(await stateOf(messageId), "queued", "before the second try");
  await deliver(messageId, { kind: "accepted", providerId: "wamid.second", waId: null });
  await journal.receive(receipt("wamid.first", "failed"));
  await journal.receive(receipt("wamid.second", "delivered"), receipt("wamid.first", "failed"));
  equal(await stateOf(messageId), "delivered");
  await requireEventsTellTheTruth(core);
});

Deno.test("a receipt of a failure settles what nobody knew, and not what another try has sent", async () => {
  await using desk = await aDesk();
  const { shop, journal, say, deliver, stateOf } = desk;
  const [lost, sent] = [await say(), await say()];
  const failed = (opaque: string) =>
    aReceipt(shop, {
      providerId: `wamid.unknown.${opaque}`,
      opaque,
      status: "failed",
      error: { code: "1", title: "No" },
    });
  await deliver(lost, { kind: "unknown", reason: "time-out" });
  await journal.receive(failed(lost));
  equal(await stateOf(lost), "failed");
  await deliver(sent, { kind: "accepted", providerId: "wamid.sent", waId: null });
  await journal.receive(failed(sent));
  equal(await stateOf(sent), "sent");
});

Deno.test("a reaction that was quicker than Meta's answer to our send shows with it", async () => {
  await using desk = await aDesk();
  const { core, shop, journal, say, deliver } = desk;
  const messageId = await say();
  await journal.receive({
    kind: "reaction",
    phoneNumberId: shop.phoneNumberId,
    providerId: "wamid.reaction",
    from: aSender(),
    targetId: "wamid.quick",
    emoji: "👍",
    at: core.now(),
  });
  await deliver(messageId, { kind: "accepted", providerId: "wamid.quick", waId: null });
  deepEqual((await findMessage(core.db.primary, messageId))?.reactions?.map(({ emoji }) => emoji), ["👍"]);
  await requireEventsTellTheTruth(core);
});

Deno.test("what Meta's agent was told is answered and reacted to by the id that Meta knows", async () => {
  await using desk = await aDesk();
  const { core, ana, ticket, say, deliver } = desk;
  const { id: heard } = await aMessage(core, { ticketId: ticket.id, providerId: "standby:wamid.1" });
  equal((await deliver(await say(heard)))?.replyTo, "wamid.1");
  await reactToMessage(core, { messageId: heard, viewer: ana, emoji: "👍" });
  const channel = scriptedChannel(refused("never"));
  await sendReaction(core, { messageId: heard, channel, attempt: 1 });
  deepEqual(channel.sent[0]?.what, { type: "reaction", targetId: "wamid.1", emoji: "👍" });
});
