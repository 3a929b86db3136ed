/** Files as browsers ask for them: whole, in part, as a download, and only by whoever may see the thread. */

import { equal, match, ok } from "node:assert/strict";
import { openTestMedia } from "../testing/test_media.ts";
import { fetchMedia, makeVoiceNote } from "../core/media/mod.ts";
import type { Media } from "../core/media/media.ts";
import { findMessage } from "../core/threads/mod.ts";
import { aDepartment, anAgent, aTicket } from "../testing/builders.ts";
import { sql } from "../core/db/mod.ts";
import { mediaChannel, sha256Of } from "../testing/media_channel.ts";
import { aMediaMessage } from "../testing/media_message.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openSite } from "../testing/test_site.ts";

const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);
const textBytes = (text: string) => new TextEncoder().encode(text);

/** A site with one ticket of the department Vendas, an agent of it signed in, and files sent by the customer. */
async function aSite() {
  const core = await openTestCore();
  const store = await openTestMedia();
  const sales = await aDepartment(core);
  const ana = await anAgent(core, { departmentIds: [sales.id] });
  const ticket = await aTicket(core, { departmentId: sales.id });
  const site = openSite(core, undefined, store);
  await site.signInAs(ana);
  return {
    core,
    site,
    store,
    /** A message with that file, fetched. */
    async sent(bytes: Uint8Array<ArrayBuffer>, media: Partial<Media>) {
      const { id } = await aMediaMessage(core, ticket, media);
      await fetchMedia(core, { messageId: id, channel: mediaChannel({ mid: bytes }), store, attempt: 1 });
      return id;
    },
    waiting: () => aMediaMessage(core, ticket, { state: "failed", error: "media_broken" }),
    async signInAsStranger() {
      await site.signInAs(await anAgent(core, { seeUnassigned: false, departmentIds: [] }));
    },
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await core[Symbol.asyncDispose]();
    },
  };
}

Deno.test("a picture is shown in its place, in a sandbox, and asked for again each time", async () => {
  await using on = await aSite();
  const id = await on.sent(PNG, { mimeType: "image/png" });

  const reply = await on.site.get(`/media/${id}`);
  equal(reply.status, 200);
  equal(reply.headers.get("content-type"), "image/png");
  equal(reply.headers.get("content-disposition"), 'inline; filename="image.png"');
  equal(reply.headers.get("x-content-type-options"), "nosniff");
  match(reply.headers.get("content-security-policy") ?? "", /^sandbox; default-src 'none'/);
  equal(reply.headers.get("cache-control"), "private, no-cache");
  equal(sha256Of(new Uint8Array(await reply.arrayBuffer())), sha256Of(PNG));

  const etag = reply.headers.get("etag") ?? "";
  equal(etag, `"${sha256Of(PNG)}"`);
  equal((await on.site.get(`/media/${id}`, { "if-none-match": etag })).status, 304);
  equal((await on.site.get(`/media/${id}/thumbnail`)).headers.get("content-type"), "image/webp");
  const download = await on.site.get(`/media/${id}?download`);
  match(download.headers.get("content-disposition") ?? "", /^attachment/);
});

Deno.test("a player gets the part it asks for; HEAD says how much there is", async () => {
  await using on = await aSite();
  const id = await on.sent(textBytes("0123456789"), { kind: "document", mimeType: "application/zip" });

  const part = await on.site.get(`/media/${id}`, { range: "bytes=2-4" });
  equal(part.status, 206);
  equal(part.headers.get("content-range"), "bytes 2-4/10");
  equal(await part.text(), "234");
  equal((await on.site.get(`/media/${id}`, { range: "bytes=99-" })).status, 416);
  const head = await on.site.head(`/media/${id}`);
  equal(head.headers.get("content-length"), "10");
  equal(await head.text(), "");
});

Deno.test("what could run is a download, whatever it calls itself", async () => {
  await using on = await aSite();
  const script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
  for (const mimeType of ["image/svg+xml", "text/html", "image/png", "application/pdf"]) {
    const id = await on.sent(textBytes(script + mimeType), {
      kind: "document",
      mimeType,
      filename: "foto.png",
    });
    const { headers } = await on.site.get(`/media/${id}`);
    match(headers.get("content-disposition") ?? "", /^attachment/, mimeType);
    equal(headers.get("content-type"), "application/octet-stream", mimeType);
    equal(headers.get("x-content-type-options"), "nosniff");
  }
});

Deno.test("a hostile name neither breaks the header nor hides its ending", async () => {
  await using on = await aSite();
  const filename = '../../"contrato\r\nSet-Cookie: a=b\u202Efdp.exe';
  const id = await on.sent(textBytes("%PDF-1.7\n%âãÏÓ\n1 0 obj"), {
    kind: "document",
    mimeType: "application/pdf",
    filename,
  });
  const { headers } = await on.site.get(`/media/${id}?download`);
  const name = headers.get("content-disposition") ?? "";
  ok(!/[\r\n\u202e]|\.\.\//.test(name), name);
  match(name, /\.pdf"/);
  equal(headers.get("set-cookie"), null);
});

Deno.test("who may not see the thread is told that there is no such file", async () => {
  await using on = await aSite();
  const id = await on.sent(PNG, { mimeType: "image/png" });
  const failed = await on.waiting();
  equal((await on.site.get(`/media/${failed.id}`)).status, 404, "it is not here");

  await on.signInAsStranger();
  for (const path of [`/media/${id}`, `/media/${id}/thumbnail`, `/media/${id}?as=wav`, "/media/msg_none"]) {
    equal((await on.site.get(path)).status, 404, path);
  }
  equal((await on.site.submit(`/messages/${failed.id}/media`, {})).status, 404);
  on.site.cookies.clear();
  equal((await on.site.get(`/media/${id}`)).status, 303, "whoever is signed out signs in first");
});

Deno.test("a file whose message was taken back is not given out any more", async () => {
  await using on = await aSite();
  const id = await on.sent(PNG, { mimeType: "image/png" });
  await on.core.commit((unit) =>
    unit.write(sql`UPDATE messages SET revoked_at = ${on.core.now()} WHERE public_id = ${id}`)
  );
  equal((await on.site.get(`/media/${id}`)).status, 404);
});

Deno.test("a file that did not come is asked for again by a plain form", async () => {
  await using on = await aSite();
  const { id, ticketId } = await on.waiting();
  const reply = await on.site.submit(`/messages/${id}/media`, {});
  equal(reply.status, 303);
  equal(reply.headers.get("location"), `/tickets/${ticketId}`);
  equal((await findMessage(on.core, id))?.media?.state, "waiting");
});

Deno.test("a voice note also sounds in browsers that cannot play Ogg", async () => {
  await using on = await aSite();
  const recording = new URL("../core/media/testdata/chrome_microphone.webm", import.meta.url).pathname;
  const { bytes } = await makeVoiceNote(recording);
  const id = await on.sent(bytes, { kind: "audio", mimeType: "audio/ogg; codecs=opus", voice: true });
  const reply = await on.site.get(`/media/${id}?as=wav`);
  equal(reply.headers.get("content-type"), "audio/wav");
  equal(new TextDecoder().decode((await reply.bytes()).subarray(0, 4)), "RIFF");
});
