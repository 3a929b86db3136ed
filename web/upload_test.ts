import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "../testing/eventually.ts";
import {
  type Context,
  createApp,
  createDefine,
  FormReader,
  HttpError,
  noAssets,
  type UploadedFile,
} from "./mod.ts";

type State = Record<string, never>;
const MB = 1_048_576;
const define = createDefine<State>();
const ours = { "sec-fetch-site": "same-origin" };

/** A site with a route that takes files, and the folder they pass through. */
async function openSite(handle: (ctx: Context<State>) => Promise<Response>) {
  const dir = await mkdtemp(join(tmpdir(), "balcao-upload-"));
  const spoolDir = join(dir, "spool");
  let reached = 0;
  const app = createApp<State>({
    manifest: {
      routes: {
        "files.ts": {
          handler: define.handlers({
            POST: (ctx) => (reached++, handle(ctx)),
            DELETE: () => new Response("deleted"),
          }, { uploadLimit: 100 * MB }),
        },
        "small.ts": { handler: define.handlers({ POST: handle }) },
        "members/files.ts": { handler: define.handlers({ POST: handle }, { uploadLimit: 100 * MB }) },
      },
      layouts: {},
      middlewares: {
        "members/": { default: define.middleware(() => new Response("members only", { status: 403 })) },
      },
      islands: {},
    },
    assets: noAssets(),
    state: () => ({}),
    onError: (error) =>
      error instanceof HttpError
        ? new Response(error.code, { status: error.status })
        : new Response(String(error), { status: 500 }),
    publicOrigin: () => "https://balcao.example",
    csrf: { token: () => "tok", verify: (_ctx, token) => token === "tok" },
    log: { info() {}, error() {} },
    spoolDir,
  });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (req) => app.fetch(req));
  const origin = `http://127.0.0.1:${server.addr.port}`;
  return {
    dir,
    port: server.addr.port,
    reached: () => reached,
    spooled: () => readdir(spoolDir).catch(() => []),
    async post(path: string, body: BodyInit, headers: Record<string, string> = ours) {
      const reply = await fetch(origin + path, { method: "POST", body, headers });
      return `${reply.status} ${await reply.text()}`;
    },
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await rm(dir, { recursive: true });
    },
  };
}

function formOf(parts: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}
const told = ({ field, name, type, size }: UploadedFile) => ({ field, name, type, size });

Deno.test("files arrive with their fields, names and types, and are gone after the request", async () => {
  let seen: unknown;
  await using site = await openSite(async (ctx) => {
    const form = await ctx.form();
    const [photo, second] = form.files("photo");
    ok(photo && second);
    seen = {
      values: form.values(),
      files: [photo, second].map(told),
      has: [form.has("photo"), form.has("empty"), form.has("none")],
      content: new TextDecoder().decode(await photo.bytes()),
      stream: await new Response(second.stream()).text(),
      text: form.text("photo"),
    };
    equal((await readdir(join(site.dir, "spool"))).length >= 2, true);
    return new Response("thanks");
  });
  const parts: [string, string | File][] = [
    ["caption", "Olá"],
    ["photo", new File(["one"], 'ação "1".png', { type: "image/png" })],
    ["empty", new File([], "")],
    ["photo", new File(["two"], "../../etc/passwd", { type: "text/plain" })],
    ["after", "last"],
  ];
  equal(await site.post("/files", formOf(parts)), "200 thanks");
  deepEqual(seen, {
    values: { caption: "Olá", after: "last" },
    files: [
      { field: "photo", name: 'ação "1".png', type: "image/png", size: 3 },
      { field: "photo", name: "passwd", type: "text/plain", size: 3 },
    ],
    has: [true, false, false],
    content: "one",
    stream: "two",
    text: "",
  });
  deepEqual(await site.spooled(), []);
});

Deno.test("a file that is taken stays where it was moved", async () => {
  await using site = await openSite(async (ctx) => {
    await (await ctx.form()).file("doc")?.moveTo(join(site.dir, "kept"));
    return new Response("ok");
  });
  equal(await site.post("/files", formOf([["doc", new File(["kept text"], "a.txt")]])), "200 ok");
  equal(await readFile(join(site.dir, "kept"), "utf8"), "kept text");
  deepEqual(await site.spooled(), []);
});

Deno.test("of a large file only a few pieces wait in memory for the disk", async () => {
  const spoolDir = await mkdtemp(join(tmpdir(), "balcao-spool-"));
  const head = '--x\r\ncontent-disposition: form-data; name="film"; filename="a.mp4"\r\n\r\n';
  let sent = 0;
  let ahead = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent === 0) controller.enqueue(new TextEncoder().encode(head));
      const sizes = await Promise.all((await readdir(spoolDir)).map((name) => stat(join(spoolDir, name))));
      ahead = Math.max(ahead, sent - sizes.reduce((sum, { size }) => sum + size, 0));
      if (sent < 60 * MB) {
        controller.enqueue(new Uint8Array(MB));
        sent += MB;
        return;
      }
      controller.enqueue(new TextEncoder().encode("\r\n--x--\r\n"));
      controller.close();
    },
  }, { highWaterMark: 0 });
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const request = new Request("https://b.example/", { method: "POST", body, headers });
  const reader = new FormReader(request, { text: 1000, withFiles: 100 * MB, spoolDir });
  equal((await reader.read()).file("film")?.size, 60 * MB);
  ok(ahead <= 4 * MB, `${ahead} bytes had been read and were not on the disk yet`);
  await reader.close();
  deepEqual(await readdir(spoolDir), []);
  await rm(spoolDir, { recursive: true });
});

Deno.test("what is larger than the route allows is refused and leaves nothing", async () => {
  await using site = await openSite(async (ctx) => new Response(String((await ctx.form()).has("doc"))));
  const big = formOf([["doc", new File([new Uint8Array(2 * MB)], "a.bin")]]);
  equal(await site.post("/small", big), "413 body_too_large");
  const counted = new Response(big);
  const headers = { ...ours, "content-type": counted.headers.get("content-type") ?? "" };
  equal(await site.post("/small", counted.body ?? "", headers), "413 body_too_large");
  const text = formOf([["note", "a".repeat(2 * MB)]]);
  equal(await site.post("/files", text), "413 body_too_large", "text never comes on top");
  deepEqual(await site.spooled(), []);
});

Deno.test("an upload that its sender breaks off leaves nothing behind", async () => {
  const refused = Promise.withResolvers<string>();
  await using site = await openSite(async (ctx) => {
    try {
      return new Response(String((await ctx.form()).has("doc")));
    } catch (error) {
      refused.resolve(error instanceof HttpError ? error.code : String(error));
      throw error;
    }
  });
  const socket = connect(site.port, "127.0.0.1");
  socket.write(
    "POST /files HTTP/1.1\r\nhost: a\r\nsec-fetch-site: same-origin\r\ncontent-length: 90000\r\n" +
      "content-type: multipart/form-data; boundary=x\r\n\r\n" +
      '--x\r\ncontent-disposition: form-data; name="doc"; filename="a"\r\n\r\n' + "z".repeat(50_000),
  );
  await eventually(async () => (await site.spooled()).length > 0, "a file begins to arrive");
  socket.destroy();
  equal(await refused.promise, "body_malformed");
  await eventually(async () => (await site.spooled()).length === 0, "the broken file is gone");
});

Deno.test("bodies that are not what they claim are the sender's fault", async () => {
  await using site = await openSite(async (ctx) => new Response(String((await ctx.form()).has("doc"))));
  const head = '--x\r\ncontent-disposition: form-data; name="doc"; filename="a"\r\n\r\nabc';
  const as = (boundary: string) => ({ ...ours, "content-type": `multipart/form-data${boundary}` });
  for (const body of [head, `${head}\r\n--x`, "--x\r\n", "", "nothing of the kind"]) {
    equal(await site.post("/files", body, as("; boundary=x")), "400 body_malformed", JSON.stringify(body));
  }
  equal(await site.post("/files", head, as("")), "400 body_malformed");
  deepEqual(await site.spooled(), []);
});

Deno.test("the session's token and _method count in front of the files, and no file is taken in for them", async () => {
  await using site = await openSite(async (ctx) => new Response((await ctx.form()).text("_csrf")));
  const file: [string, File] = ["doc", new File([new Uint8Array(MB)], "a.bin")];
  equal(await site.post("/files", formOf([["_csrf", "tok"], file]), {}), "200 tok");
  equal(
    await site.post("/files", formOf([["_csrf", "tok"], ["_method", "DELETE"], file]), {}),
    "200 deleted",
  );
  equal(site.reached(), 1);
  equal(await site.post("/files", formOf([["_csrf", "wrong"], file]), {}), "403 csrf_refused");
  equal(await site.post("/files", formOf([file, ["_csrf", "tok"]]), {}), "403 csrf_refused");
  const small: [string, File] = ["doc", new File(["a"], "a.bin")];
  equal(
    await site.post("/files", formOf([small, ["_csrf", "tok"]]), {}),
    "403 csrf_refused",
    "small as large",
  );
  equal(await site.post("/files", formOf([small]), { "sec-fetch-site": "cross-site" }), "403 csrf_refused");
  match(await site.post("/members/files", formOf([file])), /^403 members only/);
  deepEqual(await site.spooled(), []);
});
