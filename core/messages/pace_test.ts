import { deepEqual, equal, rejects } from "node:assert/strict";
import { anAgent, aTicket } from "../../testing/builders.ts";
import { NO_MEDIA } from "../../testing/test_media.ts";
import { refused, scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { deliverMessage } from "./deliver_message.ts";
import { retryDelay } from "./retry_delay.ts";
import { sendText } from "./send_text.ts";

Deno.test("forty-five messages may leave to one customer in a burst; the next waits six seconds", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: agent });
  const channel = scriptedChannel();
  const send = async () => {
    const { message: { id } } = await sendText(core, { ticketId, author: agent, text: "Oi" });
    await deliverMessage(core, { files: NO_MEDIA, messageId: id, channel, attempt: 1 });
  };

  let waited = 0;
  for (let i = 0; i < 45; i++) {
    await send();
    // The number's own pace (80 a second) would hold up a burst within one instant.
    core.advance(13);
    waited += 13;
  }
  const { message: late } = await sendText(core, { ticketId, author: agent, text: "Mais uma" });
  await rejects(deliverMessage(core, { files: NO_MEDIA, messageId: late.id, channel, attempt: 1 }), {
    kind: "limited",
    code: "send_paced",
    details: { retryAfter: (6000 - waited) / 1000 },
  });

  core.advance(6000 - waited);
  await deliverMessage(core, { files: NO_MEDIA, messageId: late.id, channel, attempt: 1 });
  equal(channel.sent.length, 46);
});

Deno.test("one number sends to many customers no faster than its burst and its pace", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const channel = scriptedChannel();
  const outcomes: string[] = [];
  for (let i = 0; i < 22; i++) {
    const { id: ticketId } = await aTicket(core, { assignee: agent });
    const { message: { id } } = await sendText(core, { ticketId, author: agent, text: "Oi" });
    outcomes.push(
      await deliverMessage(core, { files: NO_MEDIA, messageId: id, channel, attempt: 1 }).then(
        () => "sent",
        (e) => e.code,
      ),
    );
  }

  deepEqual(outcomes, [...Array(20).fill("sent"), "send_paced", "send_paced"]);
});

Deno.test("a pair that was too fast is tried again after 4^X seconds, six times at most", () => {
  const delays = [1, 2, 3, 4, 5, 6, 7].map((attempt) =>
    retryDelay({ kind: "refused", code: "131056", title: "", action: "retry_pair" }, attempt, () => 0)
  );
  deepEqual(delays, [1000, 4000, 16_000, 64_000, 256_000, 1_024_000, null]);
});

Deno.test("a refusal that says later is tried again seven times, ever more seldom", () => {
  const later = { kind: "refused", code: "131016", title: "", action: "retry" } as const;
  const delays = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => retryDelay(later, attempt, () => 0));
  deepEqual(delays, [2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, null]);
});

Deno.test("without a connection it is tried for ever, at most a minute apart; a one-time refusal once", () => {
  const away = { kind: "unreachable", reason: "DNS" } as const;
  deepEqual([1, 2, 7, 500].map((n) => retryDelay(away, n, () => 0)), [1000, 2000, 60_000, 60_000]);
  const once = refused("retry_once", "1");
  if (once.kind !== "refused") throw new Error("a refusal is a refusal");
  deepEqual([1, 2].map((n) => retryDelay(once, n, () => 0)), [5000, null]);
  deepEqual(retryDelay({ ...once, retryAfterMs: 9000 }, 1), 9000, "what Meta asks for is kept");
});
