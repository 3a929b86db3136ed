import { equal } from "node:assert/strict";
import { anAgent, aTicket } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { scriptedChannel } from "../testing/scripted_channel.ts";
import { openTestCore } from "../testing/test_core.ts";
import { NO_MEDIA } from "../testing/test_media.ts";
import { sendText } from "../core/messages/mod.ts";
import { findMessage } from "../core/threads/mod.ts";
import { startWorkers } from "./start.ts";

Deno.test("a stop waits for what is in hand, but no longer than it was told", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: agent });
  const answer = Promise.withResolvers<void>();
  const channel = scriptedChannel(async () => {
    await answer.promise;
    return { kind: "accepted", providerId: "wamid.late", waId: null };
  });
  const workers = await startWorkers({ core, channel, media: NO_MEDIA, node: "here" });
  const { message: { id } } = await sendText(core, { ticketId, author: agent, text: "Oi" });
  await eventually(() => channel.sent.length === 1, "Meta is asked");

  await workers.stop(0);
  equal((await findMessage(core, id))?.status, "sending", "left behind in the middle");

  answer.resolve();
  await eventually(async () => (await findMessage(core, id))?.status === "sent", "its answer still counts");
  await eventually(async () => (await core.enqueued()).length === 0, "and the job is done");
});
