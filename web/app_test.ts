import { deepEqual, equal, match, ok } from "node:assert/strict";
import { h } from "preact";
import { Hono } from "hono";
import {
  createApp,
  createDefine,
  HttpError,
  type Manifest,
  mount,
  type MountedEnv,
  noAssets,
  page,
} from "./mod.ts";

interface State {
  trail: string[];
  typed?: Record<string, string>;
  refusal?: string;
}

const define = createDefine<State>();
const mark = (name: string) =>
  define.middleware(async (ctx, next) => {
    ctx.state.trail.push(name);
    const reply = await next();
    reply.headers.append("x-out", name);
    return reply;
  });
const layout = (name: string) => define.layout(({ Component }) => h("div", { id: name }, h(Component, null)));
const refuse = () => {
  throw new HttpError(409, "ticket_not_waiting", "This ticket is no longer waiting");
};

const ticket = define.handlers({
  GET: (ctx) => page({ id: ctx.params.id ?? "" }, { headers: { "x-page": "1" } }),
  DELETE: (ctx) => ctx.redirect("/tickets"),
});
const mounted = new Hono<MountedEnv<State>>();
mounted.post(
  "/",
  async (c) => c.text(`${await c.req.text()} ${c.var.state.trail.length} ${c.var.requestId.length}`),
);
mounted.get("/broken", refuse);
mounted.get("/big", (c) => c.json({ text: "olá ".repeat(1000) }));

const manifest: Manifest<State> = {
  routes: {
    "index.tsx": { default: define.page(({ ctx }) => ((ctx.title = "Olá & <tu>"), h("p", null, "hi"))) },
    "tickets/new.tsx": {
      handler: define.handlers({ GET: () => page(null), POST: refuse }, { back: () => "/tickets/new" }),
      default: define.page(({ state, ctx }) =>
        h("form", null, state.refusal, h("input", { value: state.typed?.name ?? "" }), ctx.csrfToken())
      ),
    },
    "tickets/[id]/index.tsx": {
      handler: ticket,
      default: define.page<typeof ticket>(({ data, state }) =>
        h("b", null, data.id, " ", state.trail.join(">"))
      ),
    },
    "tickets/[id]/name.ts": {
      handler: define.handlers({
        async PUT(ctx) {
          return Response.json((await ctx.form()).values());
        },
        POST: () => new Response("posted"),
      }),
    },
    "cookies.ts": {
      handler: define.handlers({
        GET: () => {
          const headers = new Headers({ "content-type": "text/html" });
          headers.append("set-cookie", "a=1");
          headers.append("set-cookie", "b=2");
          return new Response("x".repeat(2000), { headers });
        },
      }),
    },
    "broken.ts": {
      handler: define.handlers({
        GET: () => {
          throw new Error("a bug");
        },
      }),
    },
    "hooks/knock.ts": { app: mounted },
  },
  layouts: { "": { default: layout("root") }, "tickets/[id]/": { default: layout("ticket") } },
  middlewares: { "": { default: mark("root") }, "tickets/": { default: mark("tickets") } },
  app: {
    default: define.layout(({ Component }) =>
      h("html", null, h("head", null), h("body", null, h(Component, null)))
    ),
  },
  notFound: { default: define.page(() => h("p", null, "nothing here")) },
  error: { default: define.page(({ data }) => h("p", null, JSON.stringify(data))) },
  islands: {},
};

const lines: string[] = [];
const app = createApp<State>({
  manifest,
  assets: noAssets(),
  mounts: [
    mount("/made", new Hono<{ Variables: { other: number } }>().post("/", (c) => c.text("made at start"))),
    mount("/plain", new Hono()),
  ],
  state: () => ({ trail: [] }),
  async onError(error, ctx) {
    if (!(error instanceof HttpError)) throw error;
    if (ctx.isEnhanced) return Response.json({ code: error.code }, { status: error.status });
    if (ctx.back !== null && ctx.isForm) {
      const typed = (await ctx.form()).values();
      return await ctx.rerender(ctx.back, { status: error.status, state: { typed, refusal: error.code } });
    }
    return ctx.renderError({ code: error.code }, { status: error.status });
  },
  publicOrigin: () => "https://balcao.example",
  csrf: { token: () => "tok", verify: (_ctx, token) => token === "tok" },
  log: { info: (message) => lines.push(message), error: (message) => lines.push(message) },
  formLimit: 200,
});

const OURS = { "sec-fetch-site": "same-origin" };
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = OURS) =>
  app.request(path, { method: "POST", body: new URLSearchParams(fields), headers });

Deno.test("a path's parameters reach the handler, and its data reaches the page", async () => {
  const reply = await app.request("/tickets/tkt_1");
  equal(reply.status, 200);
  equal(reply.headers.get("x-page"), "1");
  equal(
    await reply.text(),
    '<!DOCTYPE html><html><head></head><body><div id="root"><div id="ticket"><b>tkt_1 root>tickets</b></div></div></body></html>',
  );
  equal(reply.headers.get("x-out"), "tickets, root", "the outermost middleware is the last to see the reply");
});

Deno.test("a fixed name wins over a parameter", async () => {
  match(await (await app.request("/tickets/new")).text(), /<form>/);
});

Deno.test("every page carries its title, a request id and the strict headers", async () => {
  const reply = await app.request("/");
  match(await reply.text(), /<title>Olá &amp; &lt;tu><\/title><\/head>/);
  match(reply.headers.get("x-request-id") ?? "", /^[\w-]{36}$/);
  const policy = reply.headers.get("content-security-policy")?.split("; ") ?? [];
  equal(policy[0], "default-src 'none'");
  equal(policy.includes("style-src 'self'"), true);
  equal(reply.headers.get("cache-control"), "private, no-store");
});

Deno.test("a path nobody answers gets the 404 page, an island a code", async () => {
  const reply = await app.request("/nowhere");
  equal(reply.status, 404);
  match(await reply.text(), /<div id="root"><p>nothing here/);
  const enhanced = await app.request("/nowhere", { headers: { "x-requested-with": "island" } });
  equal(enhanced.status, 404);
  equal((await enhanced.json()).code, "page_not_found");
});

Deno.test("a method the route does not know is refused with the methods it does", async () => {
  const reply = await post("/tickets/tkt_1", {});
  equal(reply.status, 405);
  equal(reply.headers.get("allow"), "DELETE, GET, HEAD");
  equal((await app.request("/tickets/1/name")).status, 405, "no GET without a page");
});

Deno.test("HEAD answers as GET does, without the body", async () => {
  const reply = await app.request("/tickets/tkt_1", { method: "HEAD" });
  equal(reply.status, 200);
  equal(reply.headers.get("x-page"), "1");
  equal(await reply.text(), "");
});

Deno.test("a plain form that is refused comes back with what was typed", async () => {
  const reply = await post("/tickets/new", { name: 'Ana "A" <b>' });
  equal(reply.status, 409);
  const html = await reply.text();
  match(html, /ticket_not_waiting<input value="Ana &quot;A&quot; &lt;b>"/);
  match(html, /<div id="root">/);
});

Deno.test("an island that is refused gets the code and no page", async () => {
  const reply = await post("/tickets/new", {}, { ...OURS, "x-requested-with": "island" });
  equal(reply.status, 409);
  equal((await reply.json()).code, "ticket_not_waiting");
});

Deno.test("a bug is a bare 500 with its request id when even the error page fails", async () => {
  lines.length = 0;
  const reply = await app.request("/broken");
  equal(reply.status, 500);
  ok((await reply.text()).includes(reply.headers.get("x-request-id") ?? "none"));
  ok(lines.includes("error_page_failed"));
});

Deno.test("a mounted app sees the raw body, its state, and no CSRF check", async () => {
  const reply = await app.request("/hooks/knock", { method: "POST", body: "_method=DELETE" });
  equal(await reply.text(), "_method=DELETE 0 36");
  equal(reply.headers.get("x-content-type-options"), "nosniff");
  equal(reply.headers.get("content-security-policy"), null);
  equal((await app.request("/hooks/knock/broken")).status, 409);
});

Deno.test("an app made at start answers before any route, with a request id", async () => {
  const reply = await app.request("/made", { method: "POST" });
  equal(await reply.text(), "made at start");
  match(reply.headers.get("x-request-id") ?? "", /^[\w-]{36}$/);
});

Deno.test("every cookie a handler sets survives the way out, compressed or not", async () => {
  for (const encoding of ["br", "identity"]) {
    const reply = await app.request("/cookies", { headers: { "accept-encoding": encoding } });
    deepEqual(reply.headers.getSetCookie(), ["a=1", "b=2"]);
  }
});

Deno.test("a form larger than the limit is refused, whatever its length claims", async () => {
  equal((await post("/tickets/new", { name: "x".repeat(500) })).status, 413);
  const stream = new Blob(["name=" + "x".repeat(500)]).stream();
  const headers = { ...OURS, "content-type": "application/x-www-form-urlencoded" };
  equal((await app.request("/tickets/new", { method: "POST", body: stream, headers })).status, 413);
});

Deno.test("long pages and JSON leave compressed as the browser asks, short ones do not", async () => {
  const get = (path: string, encoding: string) =>
    app.request(path, { headers: { "accept-encoding": encoding } });
  equal((await get("/hooks/knock/big", "gzip, br")).headers.get("content-encoding"), "br");
  equal((await get("/hooks/knock/big", "gzip, br;q=0")).headers.get("content-encoding"), "gzip");
  equal((await get("/hooks/knock/big", "")).headers.get("content-encoding"), null);
  equal((await get("/", "br")).headers.get("content-encoding"), null);
});
