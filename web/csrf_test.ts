import { equal } from "node:assert/strict";
import { createApp, createDefine, HttpError, noAssets } from "./mod.ts";

type State = Record<string, never>;
const define = createDefine<State>();
const seen: string[] = [];

const app = createApp<State>({
  manifest: {
    routes: {
      "things.ts": {
        handler: define.handlers({
          GET: (ctx) => new Response(ctx.method),
          POST: (ctx) => new Response(ctx.method),
          PUT: (ctx) => new Response(ctx.method),
          DELETE: (ctx) => new Response(ctx.method),
        }),
      },
    },
    layouts: {},
    middlewares: {
      "": {
        default: define.middleware((ctx, next) => {
          seen.push(ctx.method);
          return next();
        }),
      },
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
  csrf: { token: () => "tok", verify: (_ctx, token) => Promise.resolve(token === "tok") },
  log: { info() {}, error() {} },
});

const send = (headers: Record<string, string>, body: Record<string, string> = {}, method = "POST") =>
  app.request("/things", { method, headers, body: new URLSearchParams(body) });

Deno.test("a change is let in by what the browser says of its origin, or by the session's token where it is silent", async () => {
  const cases: [Record<string, string>, Record<string, string>, number][] = [
    [{ "sec-fetch-site": "same-origin" }, {}, 200],
    [{ "sec-fetch-site": "same-origin", "origin": "null" }, {}, 200],
    [{ "sec-fetch-site": "same-site" }, {}, 403],
    [{ "sec-fetch-site": "cross-site" }, { _csrf: "tok" }, 403],
    [{ "sec-fetch-site": "none" }, {}, 403],
    [{ "origin": "https://balcao.example" }, {}, 200],
    [{ "origin": "https://balcao.example.evil.net" }, { _csrf: "tok" }, 403],
    [{ "origin": "http://balcao.example" }, {}, 403],
    [{ "origin": "null" }, { _csrf: "tok" }, 403],
    [{}, { _csrf: "tok" }, 200],
    [{}, { _csrf: "another session's" }, 403],
    [{}, { _csrf: "" }, 403],
    [{}, {}, 403],
    [{ "x-csrf-token": "tok" }, {}, 200],
  ];
  for (const [headers, body, status] of cases) {
    equal((await send(headers, body)).status, status, JSON.stringify({ headers, body }));
  }
});

Deno.test("every method that changes something is checked, reading is not", async () => {
  equal((await send({}, {}, "DELETE")).status, 403);
  equal((await send({}, {}, "PUT")).status, 403);
  equal((await app.request("/things", { headers: { origin: "https://evil.net" } })).status, 200);
  equal((await app.request("/nowhere", { method: "POST" })).status, 403);
});

Deno.test("a form says DELETE or PUT by _method, but only once its origin is known", async () => {
  const ours = { "sec-fetch-site": "same-origin" };
  equal(await (await send(ours, { _method: "DELETE" })).text(), "DELETE");
  equal(await (await send(ours, { _method: "put" })).text(), "PUT");
  equal(await (await send(ours, { _method: "GET" })).text(), "POST");
  equal(
    await (await send(ours, { _method: "DELETE" }, "PUT")).text(),
    "PUT",
    "only a POST can mean another method",
  );
  seen.length = 0;
  equal((await send({ origin: "https://evil.net" }, { _method: "DELETE" })).status, 403);
  equal(seen.length, 0, "no middleware ran for a forged form");
});

Deno.test("_method counts in forms only, never in a query or in JSON", async () => {
  const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const json = await app.request("/things?_method=DELETE", {
    method: "POST",
    headers,
    body: '{"_method":"DELETE"}',
  });
  equal(await json.text(), "POST");
});
