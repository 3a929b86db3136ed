import { deepEqual, equal } from "node:assert/strict";
import { anAgent, aTicket } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { refused, scriptedChannel } from "../testing/scripted_channel.ts";
import { NO_MEDIA } from "../testing/test_media.ts";
import { openTestCore, type TestCore } from "../testing/test_core.ts";
import { sql } from "../core/db/mod.ts";
import { conflict, limited, notFound, unavailable } from "../core/errors.ts";
import { sendText } from "../core/messages/mod.ts";
import { findMessage } from "../core/threads/mod.ts";
import { startRunner } from "./runner.ts";
import { sendMessage } from "./send_message.ts";
import { backOff, verdict } from "./verdict.ts";

const status = async (core: TestCore, id: string) => (await findMessage(core, id))?.status;

const claim = { id: 1, attempts: 1, orderKey: null, createdAt: 0 };

function run(core: TestCore, channel = scriptedChannel()) {
  const handlers = { "message.send": sendMessage(core, channel, NO_MEDIA) };
  const runner = startRunner({ core, handlers, owner: "test", pollMs: 20 });
  return { channel, [Symbol.asyncDispose]: () => runner.stop() };
}

Deno.test("a reply leaves as soon as it is committed, and its job is forgotten", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: agent });
  await using runner = run(core);

  const { message: { id } } = await sendText(core, { ticketId, author: agent, text: "Bom dia" });

  await eventually(async () => await status(core, id) === "sent", "the reply is sent");
  await eventually(async () => (await core.enqueued()).length === 0, "the job is forgotten");
  deepEqual(runner.channel.sent.map((s) => s.opaque), [id]);
});

Deno.test("one customer's messages leave strictly in order, while others do not wait for them", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const slow = await aTicket(core, { assignee: agent });
  const quick = await aTicket(core, { assignee: agent });
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const channel = scriptedChannel(
    ...Array(6).fill(async ({ text }: { text: string }) => {
      if (text === "1") await gate.promise;
      order.push(text);
      return { kind: "accepted", providerId: `wamid.${text}`, waId: null };
    }),
  );
  await using _ = run(core, channel);

  for (const text of ["1", "2", "3"]) await sendText(core, { ticketId: slow.id, author: agent, text });
  for (const text of ["a", "b"]) await sendText(core, { ticketId: quick.id, author: agent, text });
  await eventually(() => order.join("") === "ab", "the quick customer's messages have left");
  gate.resolve();

  await eventually(() => order.length === 5, "all have left");
  deepEqual(order, ["a", "b", "1", "2", "3"]);
});

Deno.test("a refusal that says later is tried again when its time has come, before what was written after it", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: agent });
  await using runner = run(core, scriptedChannel(refused("retry")));
  const { message: first } = await sendText(core, { ticketId, author: agent, text: "1" });
  const { message: second } = await sendText(core, { ticketId, author: agent, text: "2" });
  const refusals = sql`SELECT 1 FROM jobs WHERE last_error IS NOT NULL`;
  await eventually(async () => (await core.rows(refusals)).length === 1, "the first was refused");
  equal((await findMessage(core, second.id))?.status, "queued");

  core.advance(3000);

  await eventually(async () => await status(core, second.id) === "sent", "the second has left");
  deepEqual(runner.channel.sent.map((s) => s.opaque), [first.id, first.id, second.id]);
});

Deno.test("a message whose job breaks five times becomes undecided or failed, and the job a dead letter", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: agent });
  const handlers = {
    "message.send": {
      ...sendMessage(core, scriptedChannel(), NO_MEDIA),
      run: () => Promise.reject(new Error("a bug")),
    },
  };
  const runner = startRunner({ core, handlers, owner: "test", pollMs: 20 });

  const { message: { id } } = await sendText(core, { ticketId, author: agent, text: "Bom dia" });
  await eventually(async () => {
    core.advance(400_000);
    return (await core.rows(sql`SELECT 1 FROM jobs WHERE state = 'dead' AND last_error = 'a bug'`)).length ===
      1;
  }, "the job is a dead letter");

  deepEqual((await findMessage(core, id))?.error, { code: "send_broken" });
  await runner.stop();
});

Deno.test("stopping lets the message in hand finish", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: agent });
  const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const channel = scriptedChannel(async () => {
    begun.resolve();
    await gate.promise;
    return { kind: "accepted", providerId: "wamid.A", waId: null };
  });
  const runner = startRunner({
    core,
    handlers: { "message.send": sendMessage(core, channel, NO_MEDIA) },
    owner: "test",
  });
  const { message: { id } } = await sendText(core, { ticketId, author: agent, text: "Bom dia" });
  await begun.promise;

  const stopped = runner.stop();
  gate.resolve();
  await stopped;

  equal((await findMessage(core, id))?.status, "sent");
  deepEqual(await core.enqueued(), []);
});

Deno.test("an error's kind alone decides what becomes of its job", () => {
  const judge = (error: unknown, attempts = 1, now = 0) =>
    verdict(error, { ...claim, attempts }, now, () => 0);
  deepEqual(judge(limited("send_paced", "", { retryAfter: 1.5 })), { kind: "snooze", at: 1500 });
  deepEqual(judge(unavailable("send_failed", ""), 3), { kind: "retry", at: 4000 });
  deepEqual(judge(unavailable("send_failed", ""), 99, 4 * 24 * 3600_000), { kind: "bury" });
  deepEqual(judge(notFound("message_not_found", "")), { kind: "bury" });
  deepEqual(judge(conflict("state_moved", ""), 10), { kind: "bury" });
  deepEqual(judge(new Error("a bug"), 4).kind, "retry");
  deepEqual(judge(new Error("a bug"), 5).kind, "bury");
  deepEqual([1, 2, 5, 50].map((n) => backOff(n, () => 0)), [1000, 2000, 16_000, 300_000]);
});
