import { deepEqual, equal, rejects } from "node:assert/strict";
import { aMessage, anAgent, aTicket } from "../../testing/builders.ts";
import { refused, scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { loadThread } from "../inbox/mod.ts";
import { findMessage } from "../threads/mod.ts";
import { reactToMessage } from "./react_to_message.ts";
import { sendReaction } from "./send_reaction.ts";

async function aDesk(core: TestCore) {
  const ana = await anAgent(core, { name: "Ana" });
  const ticket = await aTicket(core, { assignee: ana });
  const { id: messageId } = await aMessage(core, {
    ticketId: ticket.id,
    providerId: "wamid.1",
    text: "Obrigada!",
  });
  const react = (emoji: string | null, viewer = ana) => reactToMessage(core, { messageId, viewer, emoji });
  const shown = async () => (await findMessage(core.db.primary, messageId))?.reactions;
  return { ana, ticket, messageId, react, shown };
}

Deno.test("a reaction is on the bubble at once; the last change of mind is what goes out", async () => {
  await using core = await openTestCore();
  const { messageId, react, shown } = await aDesk(core);
  await react("👍");
  deepEqual((await react("❤️")).reactions, [{ by: "us", emoji: "❤️" }]);
  deepEqual(await shown(), [{ by: "us", emoji: "❤️" }]);
  await react("❤️");
  deepEqual(await core.emitted(), ["message.updated", "message.updated"]);
  deepEqual(await core.enqueued(), ["reaction.send", "reaction.send"]);

  const channel = scriptedChannel();
  await sendReaction(core, { messageId, channel, attempt: 1 });
  deepEqual(channel.sent.map(({ what }) => what), [{ type: "reaction", targetId: "wamid.1", emoji: "❤️" }]);

  deepEqual((await react(null)).reactions, undefined);
  equal(await shown(), undefined);
  await sendReaction(core, { messageId, channel, attempt: 1 });
  deepEqual(channel.sent[1]?.what, { type: "reaction", targetId: "wamid.1", emoji: "" });
});

Deno.test("a reaction that Meta refuses is taken off again, and a line says so; an unclear one is tried again", async () => {
  await using core = await openTestCore();
  const { ana, ticket, messageId, react, shown } = await aDesk(core);
  await react("👍");
  const unclear = scriptedChannel({ kind: "unknown", reason: "time-out" });
  await rejects(sendReaction(core, { messageId, channel: unclear, attempt: 1 }), {
    kind: "unavailable",
    code: "reaction_send_failed",
  });
  deepEqual(await shown(), [{ by: "us", emoji: "👍" }]);

  await sendReaction(core, { messageId, channel: scriptedChannel(refused("never", "131047")), attempt: 1 });
  equal(await shown(), undefined);
  const line = (await loadThread(core, { viewer: ana, ticketId: ticket.id })).messages.at(-1);
  deepEqual([line?.type, line?.text, line?.content], ["system", "reaction_failed", {
    kind: "line",
    values: { emoji: "👍", code: "131047" },
  }]);
});

Deno.test("one emoji, on a message that Meta knows, by whoever serves the customer, in the window", async () => {
  await using core = await openTestCore();
  const { ana, ticket, react } = await aDesk(core);
  for (const no of ["", "a", "👍👍", "👍 ", "1"]) await rejects(react(no), { code: "emoji_invalid" });
  for (const yes of ["👨‍👩‍👧", "🇧🇷", "1️⃣", "👍🏽", "❤️"]) await react(yes);
  await rejects(react("👍", await anAgent(core)), { code: "ticket_not_yours" });
  await rejects(react("👍", await anAgent(core, { seeUnassigned: false })), { code: "message_not_found" });
  const unsent = await aMessage(core, { ticketId: ticket.id, direction: "out", status: "queued" });
  await rejects(reactToMessage(core, { messageId: unsent.id, viewer: ana, emoji: "👍" }), {
    code: "message_not_reactable",
  });
  core.advance(25 * 3600_000);
  await rejects(react("👍"), { code: "window_closed" });
  const done = await aTicket(core, { status: "resolved" });
  const old = await aMessage(core, { ticketId: done.id, providerId: "wamid.old" });
  await rejects(reactToMessage(core, { messageId: old.id, viewer: ana, emoji: "👍" }), {
    code: "ticket_not_attending",
  });
});
