import { deepEqual, equal, match, notEqual } from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "../testing/eventually.ts";
import {
  contentDisposition,
  createApp,
  createDefine,
  type FileReply,
  HttpError,
  noAssets,
  sendFile,
} from "./mod.ts";

const define = createDefine<Record<string, never>>();
const CONTENT = "0123456789".repeat(30_000);

/** A site that serves one file of 300 000 bytes as `reply` says. */
async function openSite(reply: Partial<FileReply> = {}) {
  const dir = await mkdtemp(join(tmpdir(), "balcao-file-"));
  const path = join(dir, "stored");
  await writeFile(path, CONTENT);
  const app = createApp({
    manifest: {
      routes: {
        "file.ts": {
          handler: define.handlers({
            GET: (ctx) => sendFile(ctx.req, { path, type: "video/mp4", etag: "abc", ...reply }),
          }),
        },
      },
      layouts: {},
      middlewares: {},
      islands: {},
    },
    assets: noAssets(),
    state: () => ({}),
    onError: (error) =>
      new Response(String(error), { status: error instanceof HttpError ? error.status : 500 }),
    publicOrigin: () => "https://balcao.example",
    csrf: { token: () => null, verify: () => false },
    log: { info() {}, error() {} },
  });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (req) => app.fetch(req));
  const url = `http://127.0.0.1:${server.addr.port}/file`;
  return {
    path,
    url,
    async ask(headers: Record<string, string> = {}) {
      const got = await fetch(url, { headers });
      return { status: got.status, headers: got.headers, body: await got.text() };
    },
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await rm(dir, { recursive: true });
    },
  };
}

Deno.test("a file arrives whole, in a sandbox, and may be kept", async () => {
  await using site = await openSite({ name: "férias.mp4" });
  const { status, headers, body } = await site.ask();
  equal(status, 200);
  equal(body, CONTENT);
  const said = Object.fromEntries(headers);
  equal(said["content-type"], "video/mp4");
  equal(said["content-length"], "300000");
  equal(said["accept-ranges"], "bytes");
  equal(said.etag, '"abc"');
  equal(said["cache-control"], "private, max-age=31536000, immutable");
  equal(said["x-content-type-options"], "nosniff");
  equal(said["cross-origin-resource-policy"], "same-origin");
  match(said["content-security-policy"] ?? "", /^sandbox; default-src 'none'/);
  equal(said["content-disposition"], "inline; filename=\"ferias.mp4\"; filename*=UTF-8''f%C3%A9rias.mp4");
});

Deno.test("a player gets the part it asks for", async () => {
  await using site = await openSite();
  const cases: [string, number, string, string | null][] = [
    ["bytes=0-4", 206, "01234", "bytes 0-4/300000"],
    ["bytes=3-", 206, CONTENT.slice(3), "bytes 3-299999/300000"],
    ["bytes=-4", 206, "6789", "bytes 299996-299999/300000"],
    ["bytes=299998-999999999", 206, "89", "bytes 299998-299999/300000"],
    ["bytes=-999999999", 206, CONTENT, "bytes 0-299999/300000"],
    ["bytes=300000-", 416, "", "bytes */300000"],
    ["bytes=-0", 416, "", "bytes */300000"],
    ["bytes=5-2", 200, CONTENT, null],
    ["bytes=0-1,5-6", 200, CONTENT, null],
    ["lines=1-2", 200, CONTENT, null],
    ["bytes=-", 200, CONTENT, null],
  ];
  for (const [range, status, body, said] of cases) {
    const reply = await site.ask({ range });
    deepEqual([reply.status, reply.headers.get("content-range")], [status, said], range);
    equal(reply.body === body, true, range);
  }
});

Deno.test("a part is only given of the very file the player began with", async () => {
  await using site = await openSite();
  equal((await site.ask({ range: "bytes=0-4", "if-range": '"abc"' })).status, 206);
  equal((await site.ask({ range: "bytes=0-4", "if-range": '"other"' })).status, 200);
  equal((await site.ask({ range: "bytes=0-4", "if-range": "Wed, 21 Oct 2015 07:28:00 GMT" })).status, 200);
});

Deno.test("who has the file already is told so", async () => {
  await using site = await openSite();
  for (const mark of ['"abc"', 'W/"abc"', '"x", "abc"', "*"]) {
    const reply = await site.ask({ "if-none-match": mark, range: "bytes=0-4" });
    deepEqual([reply.status, reply.body, reply.headers.get("etag")], [304, "", '"abc"'], mark);
  }
  equal((await site.ask({ "if-none-match": '"abcd"' })).status, 200);
});

Deno.test("a file without a mark is never kept", async () => {
  await using site = await openSite({ etag: undefined });
  const { headers } = await site.ask();
  equal(headers.get("etag"), null);
  equal(headers.get("cache-control"), "private, no-store");
});

Deno.test("HEAD tells the length and sends nothing", async () => {
  await using site = await openSite();
  const reply = await fetch(site.url, { method: "HEAD", headers: { range: "bytes=0-4" } });
  deepEqual([reply.status, reply.headers.get("content-length"), await reply.text()], [200, "300000", ""]);
});

Deno.test("what could run something is a download, whatever was asked", async () => {
  const cases: [string, string, string][] = [
    ["image/svg+xml", "attachment", "application/octet-stream"],
    ["text/html; charset=utf-8", "attachment", "application/octet-stream"],
    ["application/xhtml+xml", "attachment", "application/octet-stream"],
    ["text/javascript", "attachment", "application/octet-stream"],
    ["a\r\nb", "attachment", "application/octet-stream"],
    ["", "attachment", "application/octet-stream"],
    ["application/vnd.ms-excel", "attachment", "application/vnd.ms-excel"],
    ["application/json", "attachment", "application/json"],
    ["IMAGE/PNG", "inline", "image/png"],
    ["audio/ogg; codecs=opus", "inline", "audio/ogg"],
    ["text/plain", "inline", "text/plain; charset=utf-8"],
    ["application/pdf", "inline", "application/pdf"],
  ];
  for (const [type, disposition, sent] of cases) {
    await using site = await openSite({ type });
    const { headers, body } = await site.ask({ "accept-encoding": "gzip" });
    deepEqual([headers.get("content-disposition"), headers.get("content-type")], [disposition, sent], type);
    equal(body.length, 300_000);
  }
  await using site = await openSite({ type: "image/png", download: true, name: "a.png" });
  equal((await site.ask()).headers.get("content-disposition"), 'attachment; filename="a.png"');
});

Deno.test("a name breaks no header and hides no ending", () => {
  const cases: [string, string][] = [
    ["report.pdf", 'attachment; filename="report.pdf"'],
    [
      'a"b\r\nset-cookie: x.txt',
      "attachment; filename=\"a_bset-cookie: x.txt\"; filename*=UTF-8''a%22bset-cookie%3A%20x.txt",
    ],
    ["../../etc/passwd", 'attachment; filename="passwd"'],
    ["C:\\temp\\nota.pdf", 'attachment; filename="nota.pdf"'],
    ["photo\u202egpj.exe", 'attachment; filename="photogpj.exe"'],
    ["it's (1).png", 'attachment; filename="it\'s (1).png"'],
    ["100%.txt", "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"],
    ["😀.png", "attachment; filename=\"_.png\"; filename*=UTF-8''%F0%9F%98%80.png"],
    ["\ud800.png", "attachment; filename=\"_.png\"; filename*=UTF-8''%EF%BF%BD.png"],
    ["..", "attachment"],
    ["", "attachment"],
  ];
  for (const [name, header] of cases) equal(contentDisposition("attachment", name), header, name);
  match(contentDisposition("inline", "x".repeat(500) + ".pdf"), /^inline; filename="x{176}\.pdf"$/);
});

Deno.test("a file that is gone is not found", async () => {
  await using site = await openSite();
  await rm(site.path);
  equal((await site.ask()).status, 404);
});

Deno.test("a player that goes away in the middle leaves no file open", async () => {
  await using site = await openSite();
  const open = () =>
    [...Deno.readDirSync("/proc/self/fd")].map(({ name }) => linkOf(name)).filter((to) => to === site.path)
      .length;
  await writeFile(site.path, new Uint8Array(40_000_000));
  await new Promise<void>((resolve, reject) => {
    const asked = get(site.url, (reply) => {
      reply.once("data", () => {
        notEqual(open(), 0);
        reply.pause();
        asked.destroy();
        resolve();
      });
    }).on("error", reject);
  });
  await eventually(() => open() === 0, "the file is closed");
});

function linkOf(fd: string): string {
  try {
    return Deno.readLinkSync(`/proc/self/fd/${fd}`);
  } catch { // closed since it was listed
    return "";
  }
}
