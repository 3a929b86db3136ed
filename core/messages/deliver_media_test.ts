import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, aMessage, anAgent, aTicket } from "../../testing/builders.ts";
import { refused, scriptedChannel } from "../../testing/scripted_channel.ts";
import { aTemplate } from "../../testing/template_builder.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { notFound } from "../errors.ts";
import type { MediaFiles } from "../media/media.ts";
import { findMessage } from "../threads/mod.ts";
import type { Upload, UploadOutcome } from "./channel.ts";
import { deliverMessage } from "./deliver_message.ts";
import type { MessageBody } from "./message_body.ts";
import { sendMessage } from "./send_message.ts";

const FILE = {
  kind: "image",
  sha256: "ab".repeat(32),
  size: 3,
  mimeType: "image/jpeg",
  filename: "foto.jpg",
} as const;
const files: MediaFiles = { read: () => Promise.resolve(new Blob(["jpg"])) };
const picture: MessageBody = { type: "media", file: FILE, caption: "Veja", voice: false };

async function aDesk(core: TestCore) {
  const connection = await aConnection(core, { signatureMode: "forced" });
  const ana = await anAgent(core, { name: "Ana" });
  const { id: ticketId } = await aTicket(core, { connection, assignee: ana });
  const say = async (body: MessageBody, replyTo?: string) =>
    (await sendMessage(core, { ticketId, author: ana, body, replyTo })).message.id;
  const stateOf = async (id: string) => {
    const message = await findMessage(core.db.primary, id);
    return [message?.status, message?.error?.code ?? null];
  };
  return { ticketId, say, stateOf };
}

/** A channel that answers uploads so, and remembers them. */
function uploading(...script: UploadOutcome[]) {
  const uploads: Upload[] = [];
  const channel = Object.assign(scriptedChannel(), {
    upload(_from: unknown, file: Upload): Promise<UploadOutcome> {
      uploads.push(file);
      return Promise.resolve(
        script[uploads.length - 1] ?? { kind: "uploaded", mediaId: `up.${uploads.length}` },
      );
    },
  });
  return { channel, uploads, sent: () => channel.sent.map(({ what }) => what) };
}

Deno.test("a file is uploaded under a fitting name and type, then sent by Meta's id with signed words", async () => {
  await using core = await openTestCore();
  const { say, ticketId } = await aDesk(core);
  const asked = await aMessage(core, { ticketId, providerId: "wamid.asked" });
  const { channel, uploads, sent } = uploading();
  const messageId = await say(picture, asked.id);
  await deliverMessage(core, { messageId, channel, files, attempt: 1 });
  deepEqual(uploads.map(({ mimeType, filename }) => [mimeType, filename]), [["image/jpeg", "foto.jpg"]]);
  deepEqual(sent(), [{ type: "image", mediaId: "up.1", caption: "*Ana:*\nVeja" }]);
  equal(channel.sent[0]?.replyTo, "wamid.asked");

  const voice = {
    type: "media",
    file: {
      ...FILE,
      kind: "audio",
      mimeType: "audio/ogg",
      filename: "gravação.m4a",
      sha256: "cd".repeat(32),
    },
    caption: null,
    voice: true,
  } as const;
  await deliverMessage(core, { messageId: await say(voice), channel, files, attempt: 1 });
  deepEqual([uploads[1]?.mimeType, uploads[1]?.filename], ["audio/ogg; codecs=opus", "gravação.m4a.ogg"]);
  deepEqual(sent()[1], { type: "audio", mediaId: "up.2", voice: true });
});

Deno.test("a file is uploaded once and again only when Meta has forgotten it", async () => {
  await using core = await openTestCore();
  const { say } = await aDesk(core);
  const { channel, uploads } = uploading();
  for (let i = 0; i < 3; i++) {
    await deliverMessage(core, { messageId: await say(picture), channel, files, attempt: 1 });
  }
  equal(uploads.length, 1);
});

Deno.test("an upload that fails is tried again and leaves the message queued; a refused one fails it", async () => {
  for (
    const [outcome, code] of [
      [{ kind: "unknown", reason: "time-out" }, null],
      [{ kind: "unreachable", reason: "refused" }, null],
      [refused("retry", "131016"), null],
      [refused("never", "131053"), "131053"],
    ] as const
  ) {
    await using core = await openTestCore();
    const { say, stateOf } = await aDesk(core);
    const { channel, sent } = uploading(outcome as UploadOutcome);
    const messageId = await say(picture);
    const tried = deliverMessage(core, { messageId, channel, files, attempt: 1 });
    if (code === null) {
      await rejects(tried, { kind: "unavailable", code: "send_failed" });
      deepEqual(await stateOf(messageId), ["queued", null]);
      await deliverMessage(core, { messageId, channel, files, attempt: 2 });
      equal(sent().length, 1);
    } else {
      await tried;
      deepEqual([...await stateOf(messageId), sent().length], ["failed", code, 0]);
    }
  }
});

Deno.test("a file that is not on this machine fails the message and says so", async () => {
  await using core = await openTestCore();
  const { say, stateOf } = await aDesk(core);
  const missing: MediaFiles = { read: () => Promise.reject(notFound("media_file_missing", "Not here")) };
  const messageId = await say(picture);
  await deliverMessage(core, { messageId, channel: scriptedChannel(), files: missing, attempt: 1 });
  deepEqual(await stateOf(messageId), ["failed", "media_file_missing"]);
});

Deno.test("a template with a file goes outside the window, with Meta's id in its header and no signature", async () => {
  await using core = await openTestCore();
  const { say, stateOf } = await aDesk(core);
  const template = await aTemplate(core, {
    components: [{ type: "HEADER", format: "IMAGE" }, { type: "BODY", text: "Chegou, {{1}}!" }],
  });
  core.advance(30 * 3600_000);
  const { channel, sent } = uploading();
  const parameters = { body: { 1: "Maria" } };
  const messageId = await say({ type: "template", templateId: template.id, parameters, header: FILE });
  await deliverMessage(core, { messageId, channel, files, attempt: 1 });
  deepEqual(sent(), [{
    type: "template",
    name: template.name,
    language: "pt_BR",
    components: [
      { type: "header", parameters: [{ type: "image", image: { id: "up.1" } }] },
      { type: "body", parameters: [{ type: "text", text: "Maria" }] },
    ],
  }]);
  deepEqual(await stateOf(messageId), ["sent", null]);
});

Deno.test("large files are handed over one at a time, small ones beside them; who waits goes later", async () => {
  await using core = await openTestCore();
  const { say } = await aDesk(core);
  const other = await aDesk(core);
  const third = await aDesk(core);
  const large: MessageBody = {
    type: "media",
    file: {
      ...FILE,
      kind: "document",
      mimeType: "application/pdf",
      size: 60 * 1024 * 1024,
      sha256: "ef".repeat(32),
    },
    caption: null,
    voice: false,
  };
  const hold = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const { channel } = uploading();
  const slow = {
    ...channel,
    upload: async () => {
      began.resolve();
      await hold.promise;
      return { kind: "uploaded", mediaId: "up.slow" } as const;
    },
  };
  const first = deliverMessage(core, { messageId: await say(large), channel: slow, files, attempt: 1 });
  await began.promise;
  const second = { messageId: await other.say(large), channel, files, attempt: 1 };
  await rejects(deliverMessage(core, second), { kind: "limited", code: "upload_busy" });
  deepEqual(await other.stateOf(second.messageId), ["queued", null]);
  const small = await third.say(picture);
  await deliverMessage(core, { messageId: small, channel, files, attempt: 1 });
  deepEqual(await third.stateOf(small), ["sent", null]);

  hold.resolve();
  await first;
  await deliverMessage(core, second);
  deepEqual(await other.stateOf(second.messageId), ["sent", null]);
});
