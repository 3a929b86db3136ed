import { deepEqual } from "node:assert/strict";
import { post } from "./post.ts";

async function withServer(
  handle: (req: Request) => Response | Promise<Response>,
  body: (url: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, handle);
  await body(`http://127.0.0.1:${server.addr.port}/closure`);
  await server.shutdown();
}

Deno.test("an island sends the very form and learns which commit to wait for", async () => {
  let heard = "";
  const handle = async (req: Request) => {
    heard = `${req.method} ${req.headers.get("x-requested-with")} ${req.headers.get("accept")} ${await req
      .text()}`;
    return new Response(null, { status: 204, headers: { "x-commit-seq": "17" } });
  };
  await withServer(handle, async (url) => {
    const reply = await post(url, { _method: "DELETE", reason: "é tarde" });

    deepEqual(reply, { ok: true, status: 204, seq: 17 });
    deepEqual(heard, "POST island application/json _method=DELETE&reason=%C3%A9+tarde");
  });
});

Deno.test("a refusal keeps its code, its words and its details", () =>
  withServer(
    () =>
      Response.json({ code: "ticket_not_waiting", message: "No", details: { assignee: "Ana" } }, {
        status: 409,
      }),
    async (url) =>
      deepEqual(await post(url), {
        ok: false,
        code: "ticket_not_waiting",
        message: "No",
        details: { assignee: "Ana" },
      }),
  ));

Deno.test("a page of somebody in between is a refusal too", () =>
  withServer(
    () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
    async (url) => deepEqual(await post(url), { ok: false, code: "failed", message: "", details: {} }),
  ));

Deno.test("where there is no line it says so", async () => {
  let gone = "";
  await withServer(() => new Response(), (url) => Promise.resolve(void (gone = url)));

  deepEqual(await post(gone), { ok: false, code: "offline", message: "", details: {} });
});
