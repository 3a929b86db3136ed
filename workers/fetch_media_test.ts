import { deepEqual, equal, ok } from "node:assert/strict";
import { findMessage } from "../core/threads/mod.ts";
import { sendText } from "../core/messages/mod.ts";
import { anAgent, aTicket } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { mediaChannel } from "../testing/media_channel.ts";
import { aMediaMessage } from "../testing/media_message.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openTestMedia } from "../testing/test_media.ts";
import { startWorkers } from "./start.ts";

Deno.test("a burst of files holds up no message: a few are fetched at once, and in the end all are there", async () => {
  await using core = await openTestCore({ now: Date.now() });
  await using media = await openTestMedia();
  const clock = setInterval(() => core.setNow(Date.now()), 5);
  const agent = await anAgent(core);
  const ticket = await aTicket(core, { assignee: agent });
  const ids = Array.from({ length: 40 }, (_, n) => `mid${n}`);
  const files = Object.fromEntries(ids.map((id) => [id, new TextEncoder().encode(`%PDF-1.7 ${id}`)]));
  const meta = mediaChannel(files);
  const opened = Promise.withResolvers<void>();
  let now = 0, most = 0;
  const channel = {
    ...meta,
    async fetchMedia(...of: Parameters<typeof meta.fetchMedia>) {
      most = Math.max(most, ++now);
      await opened.promise;
      now--;
      return await meta.fetchMedia(...of);
    },
  };
  const messages = [];
  for (const id of ids) {
    const what = { kind: "document", mimeType: "application/pdf" } as const;
    messages.push(await aMediaMessage(core, ticket, what, { providerMediaId: id }));
  }

  const workers = await startWorkers({ core, channel, media, node: "here" });
  await eventually(() => now === 4, "four are being fetched");
  const { message } = await sendText(core, { ticketId: ticket.id, author: agent, text: "Oi" });
  await eventually(
    async () => (await findMessage(core, message.id))?.status === "sent",
    "the message left",
    3000,
  );
  equal(now, 4, "while every fetch was still held up");
  opened.resolve();
  await eventually(async () => (await core.enqueued()).length === 0, "all jobs are done", 30_000);
  await workers.stop();
  clearInterval(clock);

  ok(most <= 4, `${most} at once`);
  const states = await Promise.all(
    messages.map(async ({ id }) => (await findMessage(core, id))?.media?.state),
  );
  deepEqual([...new Set(states)], ["stored"]);
});
