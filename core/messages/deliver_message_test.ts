import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, anAgent, aTicket } from "../../testing/builders.ts";
import { NO_MEDIA } from "../../testing/test_media.ts";
import { refused, scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { getConnection } from "../connections/mod.ts";
import { getContact } from "../contacts/mod.ts";
import { sql } from "../db/mod.ts";
import { findMessage } from "../threads/mod.ts";
import { getTicket } from "../tickets/mod.ts";
import { deliverMessage } from "./deliver_message.ts";
import { sendText } from "./send_text.ts";

/** A reply that waits in the queue. */
async function aReply(core: TestCore, text = "Bom dia") {
  const connection = await aConnection(core, { accessToken: "the token", phoneNumberId: "123456789" });
  const agent = await anAgent(core);
  const ticket = await aTicket(core, { connection, assignee: agent });
  const { message: message } = await sendText(core, { ticketId: ticket.id, author: agent, text });
  return { agent, connection, ticket, message, messageId: message.id, attempt: 1 };
}

const stateOf = async (core: TestCore, id: string) => {
  const message = await findMessage(core, id);
  return [message?.status, message?.providerId ?? null, message?.error?.code ?? null];
};

Deno.test("a reply that Meta takes is sent, from the connection's number, with our id", async () => {
  await using core = await openTestCore();
  const { messageId, ticket, attempt } = await aReply(core);
  const channel = scriptedChannel({ kind: "accepted", providerId: "wamid.A", waId: "5511900000001" });

  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt });

  deepEqual(channel.sent.map(({ from, text, opaque }) => ({ from, text, opaque })), [{
    from: { phoneNumberId: "123456789", accessToken: "the token" },
    text: "Bom dia",
    opaque: messageId,
  }]);
  deepEqual(await stateOf(core, messageId), ["sent", "wamid.A", null]);
  deepEqual(await core.emitted(), ["message.queued", "message.updated", "message.updated"]);
  const now = await getTicket(core, ticket.id);
  equal(now.lastMessage?.status, "sent");
  equal((await getContact(core, ticket.contact.id)).waId, "5511900000001", "Meta's own number is kept");
});

Deno.test("an id that Meta gives twice is kept by the first: the second is sent all the same", async () => {
  await using core = await openTestCore();
  const { messageId, ticket, agent, attempt } = await aReply(core);
  const { message: second } = await sendText(core, { ticketId: ticket.id, author: agent, text: "E mais" });
  const accepted = { kind: "accepted", providerId: "wamid.A", waId: null } as const;
  const channel = scriptedChannel(accepted, accepted);

  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt });
  await deliverMessage(core, { files: NO_MEDIA, messageId: second.id, channel, attempt });

  deepEqual(await stateOf(core, messageId), ["sent", "wamid.A", null]);
  deepEqual(await stateOf(core, second.id), ["sent", null, null]);
});

Deno.test("the message is committed as sending before Meta has it", async () => {
  await using core = await openTestCore();
  const { messageId, attempt } = await aReply(core);
  const seen: unknown[] = [];
  const channel = scriptedChannel(async () => {
    seen.push((await findMessage(core.db.primary, messageId))?.status);
    return { kind: "accepted", providerId: "wamid.A", waId: null };
  });

  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt });

  deepEqual(seen, ["sending"]);
});

Deno.test("a message found as sending is undecided: nobody knows whether Meta has it", async () => {
  await using core = await openTestCore();
  const { messageId, attempt } = await aReply(core);
  const crashed = scriptedChannel(() => Promise.reject(new Error("the process died here")));
  await rejects(deliverMessage(core, { files: NO_MEDIA, messageId, channel: crashed, attempt }));

  const channel = scriptedChannel();
  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt: 2 });

  deepEqual(channel.sent, []);
  deepEqual(await stateOf(core, messageId), ["undecided", null, null]);
});

Deno.test("after a time-out the message is undecided and is not tried again", async () => {
  await using core = await openTestCore();
  const { messageId, attempt } = await aReply(core);
  const channel = scriptedChannel({ kind: "unknown", reason: "time-out" });

  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt });
  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt: 2 });

  equal(channel.sent.length, 1);
  deepEqual(await stateOf(core, messageId), ["undecided", null, null]);
});

Deno.test("a message that surely did not reach Meta goes back to the queue", async () => {
  for (const outcome of [{ kind: "unreachable", reason: "refused" } as const, refused("retry")]) {
    await using core = await openTestCore();
    const { messageId } = await aReply(core);
    await rejects(
      deliverMessage(core, { files: NO_MEDIA, messageId, channel: scriptedChannel(outcome), attempt: 1 }),
      {
        kind: "unavailable",
        code: "send_failed",
      },
    );
    deepEqual(await stateOf(core, messageId), ["queued", null, null]);

    await deliverMessage(core, { files: NO_MEDIA, messageId, channel: scriptedChannel(), attempt: 2 });
    deepEqual((await stateOf(core, messageId))[0], "sent");
  }
});

Deno.test("a refusal that will not change fails the message with Meta's reason", async () => {
  await using core = await openTestCore();
  const { messageId, connection, attempt } = await aReply(core);

  await deliverMessage(core, {
    files: NO_MEDIA,
    messageId,
    channel: scriptedChannel(refused("never", "131026")),
    attempt,
  });

  deepEqual(await stateOf(core, messageId), ["failed", null, "131026"]);
  equal((await getConnection(core, connection.id)).stoppedReason, null);
});

Deno.test("retries end: the last refusal fails the message", async () => {
  await using core = await openTestCore();
  const { messageId } = await aReply(core);

  await deliverMessage(core, {
    files: NO_MEDIA,
    messageId,
    channel: scriptedChannel(refused("retry", "131016")),
    attempt: 8,
  });

  deepEqual(await stateOf(core, messageId), ["failed", null, "131016"]);
});

Deno.test("a refused token stops the connection; what is queued fails with the reason until it is mended", async () => {
  await using core = await openTestCore();
  const { messageId, connection, agent, ticket } = await aReply(core);
  const { message: next } = await sendText(core, { ticketId: ticket.id, author: agent, text: "Alô?" });

  const channel = scriptedChannel(refused("stop_channel", "190"));
  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt: 1 });
  await deliverMessage(core, { files: NO_MEDIA, messageId: next.id, channel, attempt: 1 });

  equal(channel.sent.length, 1);
  deepEqual(await stateOf(core, messageId), ["failed", null, "190"]);
  deepEqual(await stateOf(core, next.id), ["failed", null, "190"]);
  equal((await getConnection(core, connection.id)).stoppedReason, "190");
});

Deno.test("a message whose window closed while it waited fails and says so", async () => {
  await using core = await openTestCore();
  const { messageId, attempt } = await aReply(core);
  core.advance(24 * 3600_000);

  const channel = scriptedChannel();
  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt });

  deepEqual(channel.sent, []);
  deepEqual(await stateOf(core, messageId), ["failed", null, "window_closed"]);
});

Deno.test("an undecided message holds up the customer's next one for a minute, no longer", async () => {
  await using core = await openTestCore();
  const { messageId, agent, ticket } = await aReply(core);
  const { message: next } = await sendText(core, { ticketId: ticket.id, author: agent, text: "Alô?" });
  const channel = scriptedChannel({ kind: "unknown", reason: "time-out" });
  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt: 1 });

  core.advance(20_000);
  await rejects(deliverMessage(core, { files: NO_MEDIA, messageId: next.id, channel, attempt: 1 }), {
    kind: "limited",
    code: "send_held",
    details: { retryAfter: 40 },
  });
  deepEqual((await stateOf(core, next.id))[0], "queued");

  core.advance(40_000);
  await deliverMessage(core, { files: NO_MEDIA, messageId: next.id, channel, attempt: 1 });
  deepEqual((await stateOf(core, next.id))[0], "sent");
});

Deno.test("a status that came before the answer is kept, whatever the answer says", async () => {
  await using core = await openTestCore();
  const { messageId, connection, attempt } = await aReply(core);
  const channel = scriptedChannel(async () => {
    for (const status of ["delivered", "sent"]) {
      await core.commit((unit) =>
        unit.write(
          sql`INSERT INTO receipts (connection_id, provider_id, status, provider_at, received_at, payload)
          SELECT id, 'wamid.A', ${status}, 0, 0, '{}' FROM connections WHERE public_id = ${connection.id}`,
        )
      );
    }
    return { kind: "accepted", providerId: "wamid.A", waId: null };
  });

  await deliverMessage(core, { files: NO_MEDIA, messageId, channel, attempt });

  deepEqual(await stateOf(core, messageId), ["delivered", "wamid.A", null]);
});
