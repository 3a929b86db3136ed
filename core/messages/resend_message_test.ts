import { deepEqual, equal, rejects } from "node:assert/strict";
import { aMessage, anAgent, aTicket } from "../../testing/builders.ts";
import { refused, scriptedChannel } from "../../testing/scripted_channel.ts";
import { NO_MEDIA } from "../../testing/test_media.ts";
import { aMediaMessage } from "../../testing/media_message.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { findMessage } from "../threads/mod.ts";
import { deliverMessage } from "./deliver_message.ts";
import { forwardMessage } from "./forward_message.ts";
import { resendMessage, settleMessage } from "./resend_message.ts";
import { sendMessage } from "./send_message.ts";
import { sendText } from "./send_text.ts";

const FILE = {
  kind: "document",
  sha256: "ab".repeat(32),
  size: 3,
  mimeType: "application/pdf",
  filename: "nota.pdf",
} as const;

async function aDesk(core: TestCore) {
  const ana = await anAgent(core, { name: "Ana" });
  const ticket = await aTicket(core, { assignee: ana });
  const say = async () => (await sendText(core, { ticketId: ticket.id, author: ana, text: "Oi" })).message.id;
  const deliver = (messageId: string, outcome: Parameters<typeof scriptedChannel>[0]) =>
    deliverMessage(core, { messageId, channel: scriptedChannel(outcome), files: NO_MEDIA, attempt: 1 });
  const stateOf = async (id: string) => (await findMessage(core.db.primary, id))?.status;
  return { ana, ticket, say, deliver, stateOf };
}

Deno.test("a failed message is queued again under its own id and goes out", async () => {
  await using core = await openTestCore();
  const { ana, say, deliver, stateOf } = await aDesk(core);
  const messageId = await say();
  await deliver(messageId, refused("never", "131026"));

  const again = await resendMessage(core, { messageId, viewer: ana });
  deepEqual([again.id, again.status, again.error], [messageId, "queued", null]);
  equal((await resendMessage(core, { messageId, viewer: ana })).status, "queued", "asked twice, sent once");
  // The first is the job that failed and has not ended yet: it must not swallow the one that was asked for.
  deepEqual(await core.enqueued(), ["message.send", "message.send"]);
  await deliver(messageId, { kind: "accepted", providerId: "wamid.2", waId: null });
  equal(await stateOf(messageId), "sent");
  await rejects(resendMessage(core, { messageId, viewer: ana }), { code: "message_not_resendable" });
});

Deno.test("of an undecided message a person says whether it arrived, and is written down", async () => {
  await using core = await openTestCore();
  const { ana, say, deliver, stateOf } = await aDesk(core);
  const [arrived, lost] = [await say(), await say()];
  await rejects(settleMessage(core, { messageId: arrived, viewer: ana }), { code: "message_not_undecided" });
  await deliver(arrived, { kind: "unknown", reason: "time-out" });
  await settleMessage(core, { messageId: arrived, viewer: ana });
  equal(await stateOf(arrived), "sent");
  await deliver(lost, { kind: "unknown", reason: "time-out" });
  await rejects(settleMessage(core, { messageId: lost, viewer: await anAgent(core) }), {
    code: "ticket_not_yours",
  });
  await resendMessage(core, { messageId: lost, viewer: ana });
  equal(await stateOf(lost), "queued");
  const lines = await core.db.primary.rows(sql`SELECT verb, user_id FROM audit_lines ORDER BY id`);
  deepEqual(lines.map((row) => [row.verb, row.user_id]), [
    ["message.settle", ana.id],
    ["message.resend", ana.id],
  ]);
});

Deno.test("nothing free-form is sent again once the window has closed", async () => {
  await using core = await openTestCore();
  const { ana, say, deliver } = await aDesk(core);
  const messageId = await say();
  await deliver(messageId, refused("never", "131047"));
  core.advance(25 * 3600_000);
  await rejects(resendMessage(core, { messageId, viewer: ana }), { code: "window_closed" });
});

Deno.test("words, files, places and cards are forwarded as they are; a file is not copied", async () => {
  await using core = await openTestCore();
  const { ana, ticket } = await aDesk(core);
  const to = await aTicket(core, { assignee: ana });
  const forward = (messageId: string, viewer = ana) =>
    forwardMessage(core, { messageId, viewer, ticketId: to.id });
  const words = await aMessage(core, { ticketId: ticket.id, text: "*Negrito* _e_ https://a.example" });
  equal((await forward(words.id)).message.text, words.text);
  const file = await sendMessage(core, {
    ticketId: ticket.id,
    author: ana,
    body: { type: "media", file: FILE, caption: "A nota", voice: false },
  });
  const { message } = await forward(file.message.id);
  deepEqual([message.type, message.text, message.media, message.ticketId], [
    "document",
    "A nota",
    file.message.media,
    to.id,
  ]);
  for (const text of [FILE.filename, `../${FILE.filename}`]) {
    const named = await aMediaMessage(core, ticket, { ...FILE, state: "stored" }, {}, text);
    const { message: bare } = await forward(named.id);
    deepEqual([bare.text, bare.media?.filename], [null, FILE.filename], "its name is no caption");
  }
  const place = { kind: "location", latitude: 1, longitude: 2 } as const;
  const there = await aMessage(core, { ticketId: ticket.id, type: "location", text: null, content: place });
  deepEqual((await forward(there.id)).message.content, place);

  const tapped = await aMessage(core, {
    ticketId: ticket.id,
    type: "interactive",
    text: "Sim",
    content: { kind: "choice", of: "button", id: "y", title: "Sim" },
  });
  await rejects(forward(tapped.id), { code: "message_not_forwardable" });
  const stranger = await anAgent(core, { seeUnassigned: false });
  await rejects(forward(words.id, stranger), { code: "message_not_found" });
});
