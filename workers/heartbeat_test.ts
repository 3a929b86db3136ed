import { deepEqual, equal } from "node:assert/strict";
import { anAgent, aTicket } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { scriptedChannel } from "../testing/scripted_channel.ts";
import { openTestCore } from "../testing/test_core.ts";
import { NO_MEDIA } from "../testing/test_media.ts";
import { sql } from "../core/db/mod.ts";
import { lastBeat } from "../core/jobs/heartbeat_store.ts";
import { claimJobs, ownerOf } from "../core/jobs/job_store.ts";
import { deliverMessage, sendText } from "../core/messages/mod.ts";
import { findMessage } from "../core/threads/mod.ts";
import { purge, startHeartbeat } from "./heartbeat.ts";
import { startWorkers } from "./start.ts";

const DAY = 24 * 3600_000;

Deno.test("a process shows that it is alive from the moment it starts", async () => {
  await using core = await openTestCore();
  const heartbeat = startHeartbeat({ core, node: "here", role: "all" });

  await eventually(async () => await lastBeat(core, "here") === core.now(), "the first beat");
  await heartbeat.stop();
});

Deno.test("what has served its time is cleared away, and nothing else", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: agent });
  const { message: old } = await sendText(core, { ticketId, author: agent, text: "Antes" });
  await deliverMessage(core, { files: NO_MEDIA, messageId: old.id, channel: scriptedChannel(), attempt: 1 });
  core.advance(8 * DAY);
  await aTicket(core);
  const journal: number[] = [];

  await purge({ core, node: "here", role: "all", purgeJournal: (before) => journal.push(before) });

  deepEqual(await core.emitted(), []);
  deepEqual(await core.rows(sql`SELECT count(*) AS n FROM send_paces`), [{ n: 0 }]);
  deepEqual(await core.rows(sql`SELECT 1 FROM units WHERE at < ${core.now() - DAY}`), []);
  deepEqual(journal, [core.now() - 30 * DAY]);
  equal((await findMessage(core, old.id))?.status, "sent", "messages are kept");
});

Deno.test("after a kill, the next process of a node takes up at once what the last one had in hand", async () => {
  await using core = await openTestCore();
  const agent = await anAgent(core);
  const [interrupted, untouched] = [
    await aTicket(core, { assignee: agent }),
    await aTicket(core, { assignee: agent }),
  ];
  const { message: first } = await sendText(core, { ticketId: interrupted.id, author: agent, text: "Oi" });
  const { message: second } = await sendText(core, { ticketId: untouched.id, author: agent, text: "Oi" });
  await claimJobs(core, { owner: ownerOf("here"), limit: 10, leaseMs: 60_000 });
  const killed = scriptedChannel(() => Promise.reject(new Error("killed before the answer")));
  await deliverMessage(core, { files: NO_MEDIA, messageId: first.id, channel: killed, attempt: 1 }).catch(
    () => {},
  );

  const channel = scriptedChannel();
  const workers = await startWorkers({ core, channel, media: NO_MEDIA, node: "here" });
  await eventually(async () => (await core.enqueued()).length === 0, "both jobs are done");
  await workers.stop();

  equal((await findMessage(core, first.id))?.status, "undecided", "Meta may have it: it is not sent twice");
  equal((await findMessage(core, second.id))?.status, "sent");
  deepEqual(channel.sent.map(({ opaque }) => opaque), [second.id]);
});
