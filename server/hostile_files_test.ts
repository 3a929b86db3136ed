/** Files made to do harm, sent by a customer of the simulator's to a real server: it stays up, and nothing of them runs. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import sharp from "sharp";
import { allRows } from "../testing/stage/ask.ts";
import { emailOf, PASSWORD } from "../testing/stage/furnished.ts";
import { openStage, type Stage } from "../testing/stage/stage.ts";
import { eventually } from "../testing/eventually.ts";

const letters = (text: string) => new TextEncoder().encode(text);
const words = (...values: number[]) => {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, at) => view.setUint32(at * 4, value));
  return new Uint8Array(view.buffer);
};
const box = (name: string, ...parts: Uint8Array[]) => {
  const inside = parts.flatMap((part) => [...part]);
  return new Uint8Array([...words(inside.length + 8), ...letters(name), ...inside]);
};
/** Four thousand million samples in a few hundred bytes. */
const bomb = new Uint8Array([
  ...box("ftyp", letters("M4A "), words(0), letters("isom")),
  ...box("moov", box("trak", box("mdia", box("minf", box("stbl", box("ctts", words(0, 1, 0xfffffff0, 3))))))),
]);
const HTML = letters("<!doctype html><script>alert(document.domain)</script>");
const SVG = letters(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`);

/** What is sent → the type under which it leaves. */
const FILES: readonly [string, Uint8Array, Record<string, unknown>, string][] = [
  ["svg as a picture", SVG, { type: "image", mime_type: "image/svg+xml" }, "application/octet-stream"],
  ["svg as PNG", SVG, { type: "image", mime_type: "image/png" }, "application/octet-stream"],
  ["html as a document", HTML, {
    type: "document",
    mime_type: "text/html",
    filename: '../../x"\r\nSet-Cookie: a=b.html',
  }, "application/octet-stream"],
  [
    "html as PDF",
    HTML,
    { type: "document", mime_type: "application/pdf", filename: "\u202Efdp.exe" },
    "application/octet-stream",
  ],
  ["a film as sound", bomb, { type: "voice", mime_type: "audio/mp4" }, "audio/mp4"],
  ["a bomb as film", bomb, { type: "video", mime_type: "video/mp4" }, "video/mp4"],
];

async function signIn({ server }: Stage): Promise<string> {
  const reply = await fetch(`${server.url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email: emailOf("admin"), password: PASSWORD }),
  });
  await reply.body?.cancel();
  equal(reply.status, 303);
  return reply.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

Deno.test({
  name:
    "a customer sends pages, drawings, bombs and nothing at all: the inbox stays up, and nothing of it can run",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    await using stage = await openStage();
    const eve = stage.customer({ name: "Eve" });
    eve.writes("Oi");
    const wide = await sharp({ create: { width: 12_000, height: 9000, channels: 3, background: "white" } })
      .png().toBuffer();
    const files = [...FILES, [
      "a huge picture",
      wide,
      { type: "image", mime_type: "image/png" },
      "image/png",
    ]] as const;
    for (const [name, bytes, message] of files) {
      const reply = await fetch(`${stage.simulatorUrl}/_sim/phones/${eve.id}/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...message, data: bytes.toBase64(), caption: name }),
      });
      ok(reply.status === 201, `${name}: ${await reply.text()}`);
    }
    const { server, tokens: { admin: token } } = stage;
    const rows = async () => {
      const tickets = await allRows(server.url, token, "/tickets");
      const id = String(tickets[0]?.id ?? "none");
      return tickets.length === 0 ? [] : await allRows(server.url, token, `/tickets/${id}/messages`);
    };
    await eventually(async () => (await rows()).length > files.length, "all messages are there", 15_000);
    const cookie = await signIn(stage);
    const served: Record<string, unknown> = {};
    for (const { id, text, type } of await rows()) {
      if (type === "text") continue;
      const at = `${server.url}/media/${id}`;
      const asked = (method: string) => fetch(at, { method, headers: { cookie } });
      await eventually(async () => (await asked("HEAD")).status === 200, `${text} is there`, 20_000);
      const { body, headers } = await asked("GET");
      await body?.cancel();
      served[String(text)] = headers.get("content-type");
      match(headers.get("content-security-policy") ?? "", /^sandbox; default-src 'none'/);
      equal(headers.get("x-content-type-options"), "nosniff");
      equal(headers.get("set-cookie"), null);
      const shown = !headers.get("content-type")?.includes("octet-stream");
      match(
        headers.get("content-disposition") ?? "",
        shown ? /^inline/ : /^attachment; filename="[^"\r\n/]+"$/,
      );
    }
    // A voice note has no words.
    deepEqual(
      served,
      Object.fromEntries(files.map(([name, , { type }, as]) => [type === "voice" ? "null" : name, as])),
    );
  },
});
