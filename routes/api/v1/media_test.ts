/** Files in the API: sent by multipart, kept, handed to WhatsApp, served to whoever may see the thread. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readdir } from "node:fs/promises";
import sharp from "sharp";
import { deliverMessage } from "../../../core/messages/mod.ts";
import { createCloudChannel } from "../../../core/whatsapp/mod.ts";
import { startSimulator } from "../../../simulator/mod.ts";
import { aConnection, aDepartment, anAgent, aTicket } from "../../../testing/builders.ts";
import { aMediaMessage } from "../../../testing/media_message.ts";
import { openTestApi } from "../../../testing/test_api.ts";
import { openTestMedia } from "../../../testing/test_media.ts";

const TOKEN = "token-of-the-shop";
const pdf = (name = "contrato.pdf") => new File(["%PDF-1.4\n%%EOF\n"], name, { type: "application/pdf" });

function formOf(file: File, message?: unknown): FormData {
  const form = new FormData();
  if (message !== undefined) form.append("message", JSON.stringify(message));
  form.append("file", file);
  return form;
}

Deno.test("a file goes from a program to WhatsApp, and is there to be read again", async () => {
  const number = { phoneNumberId: "106540352242922", wabaId: "1", accessToken: TOKEN };
  const simulator = await startSimulator({
    port: 0,
    numbers: [{
      ...number,
      displayPhoneNumber: "+55 11 4002-8922",
      verifiedName: "Loja",
      appSecret: "s",
      verifyToken: "v",
    }],
    settings: { window_errors: "off", unknown_recipients: "create", pair_rate: false },
  });
  await using _stopped = { [Symbol.asyncDispose]: () => simulator.stop() };
  await using media = await openTestMedia();
  await using api = await openTestApi({ media });
  const connection = await aConnection(api.core, { ...number });
  const ana = await anAgent(api.core, { name: "Ana" });
  const ticket = await aTicket(api.core, { assignee: ana, connection });
  const client = await api.as(ana);
  const form = () => formOf(pdf(), { id: "doc-1", type: "media", text: "Segue o contrato" });

  const { status, body } = await client.upload(`/tickets/${ticket.id}/messages`, form());
  const again = await client.upload(`/tickets/${ticket.id}/messages`, form());

  deepEqual([status, again.status, body.type, body.text, body.status], [
    201,
    200,
    "document",
    "Segue o contrato",
    "queued",
  ]);
  deepEqual({ ...body.media, sha256: "" }, {
    id: "doc-1",
    url: "/api/v1/media/doc-1",
    thumbnail_url: null,
    kind: "document",
    state: "stored",
    mime_type: "application/pdf",
    filename: "contrato.pdf",
    size: 15,
    sha256: "",
    width: null,
    height: null,
    duration_ms: null,
    voice: false,
    animated: false,
    error: null,
  });
  const channel = createCloudChannel({ fetch, baseUrl: simulator.url, version: "v26.0" });
  await deliverMessage(api.core, { messageId: "doc-1", channel, files: media, attempt: 1 });
  const { sends } = await (await fetch(`${simulator.url}/_sim/sends`)).json();
  deepEqual(sends.map(({ opaque }: { opaque: string }) => opaque), ["doc-1"]);
  const { data } = (await client.get(`/tickets/${ticket.id}/messages`)).body;
  equal(data.at(-1).status, "sent");

  const whole = await client.get("/media/doc-1");
  equal(new TextDecoder().decode(whole.body), "%PDF-1.4\n%%EOF\n");
  deepEqual([whole.status, whole.headers.get("content-type"), whole.headers.get("etag")], [
    200,
    "application/pdf",
    `"${body.media.sha256}"`,
  ]);
  match(whole.headers.get("content-disposition") ?? "", /^attachment; filename="contrato.pdf"/);
  const part = await client.get("/media/doc-1", { range: "bytes=1-3" });
  deepEqual([part.status, new TextDecoder().decode(part.body)], [206, "PDF"]);
  const known = await client.get("/media/doc-1", { "if-none-match": `"${body.media.sha256}"` });
  equal(known.status, 304);
  equal((await client.get("/media/doc-1/thumbnail")).body.code, "media_not_found");
});

Deno.test("a file that WhatsApp does not take, or that nobody may send there, is refused and leaves nothing", async () => {
  await using media = await openTestMedia();
  await using api = await openTestApi({ media });
  const ana = await anAgent(api.core);
  const mine = await aTicket(api.core, { assignee: ana });
  const hidden = await aTicket(api.core, { departmentId: (await aDepartment(api.core)).id });
  const client = await api.as(ana);
  const told = async (id: string, form: FormData) => {
    const { status, body } = await client.upload(`/tickets/${id}/messages`, form);
    return `${status} ${body.code}`;
  };

  const page = new File(["<script>alert(1)</script>"], "x.html", { type: "text/html" });
  equal(await told(mine.id, formOf(page)), "422 media_type_unsupported");
  equal(
    await told(mine.id, formOf(new File([], "nothing.pdf", { type: "application/pdf" }))),
    "422 media_empty",
  );
  equal(await told(mine.id, formOf(pdf(), { type: "poll" })), "422 request_invalid");
  const broken = formOf(pdf());
  broken.set("message", "{");
  equal(await told(mine.id, broken), "400 request_malformed");
  equal(await told(hidden.id, formOf(pdf())), "404 ticket_not_found");
  const form = new FormData();
  form.append("message", '{"type":"media"}');
  equal(await told(mine.id, form), "422 request_invalid");
  deepEqual(await readdir(api.spoolDir), []);
  deepEqual(await api.core.enqueued(), []);
});

Deno.test("a file of another department does not exist; one that has not come says why", async () => {
  await using media = await openTestMedia();
  await using api = await openTestApi({ media });
  const { sha256, size } = await media.put(new Blob(["secret"]).stream());
  const stored = { state: "stored", sha256, size } as const;
  const hidden = await aTicket(api.core, { departmentId: (await aDepartment(api.core)).id });
  const seen = await aTicket(api.core);
  const theirs = await aMediaMessage(api.core, hidden, stored);
  const open = await aMediaMessage(api.core, seen, stored);
  const failed = await aMediaMessage(api.core, seen, { state: "failed", error: "media_expired" });
  const client = await api.as(await anAgent(api.core));

  for (
    const path of [
      `/media/${theirs.id}`,
      `/media/${theirs.id}/thumbnail`,
      "/media/msg_no",
      `/media/${failed.id}`,
    ]
  ) {
    equal((await client.get(path)).body.code, "media_not_found", path);
  }
  equal(new TextDecoder().decode((await client.get(`/media/${open.id}`)).body), "secret");
  const { data } = (await client.get(`/tickets/${seen.id}/messages`)).body;
  const shown = data.find(({ id }: { id: string }) => id === failed.id);
  ok(shown);
  deepEqual([shown.media.state, shown.media.url, shown.media.error], ["failed", null, "media_expired"]);
});

Deno.test("a picture has a small one beside it", async () => {
  await using media = await openTestMedia();
  await using api = await openTestApi({ media });
  const ana = await anAgent(api.core);
  const ticket = await aTicket(api.core, { assignee: ana });
  const client = await api.as(ana);
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#1d4ed8" } })
    .jpeg()
    .toBuffer();
  const form = formOf(new File([new Uint8Array(photo)], "foto.jpg", { type: "image/jpeg" }));

  const { body } = await client.upload(`/tickets/${ticket.id}/messages`, form);

  deepEqual([body.type, body.media.width, body.media.height], ["image", 900, 600]);
  equal(body.media.thumbnail_url, `/api/v1/media/${body.id}/thumbnail`);
  const { headers, body: small } = await client.get(`/media/${body.id}/thumbnail`);
  equal(headers.get("content-type"), "image/webp");
  ok(small.byteLength > 0);
});
