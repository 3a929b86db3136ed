import { deepEqual, equal, rejects } from "node:assert/strict";
import { createCloudChannel } from "./cloud_channel.ts";
import { errorAction } from "./error_action.ts";

const FROM = { phoneNumberId: "1", accessToken: "secret token" };
const TO = { waId: "5511987654321", phone: null, bsuid: null };
const TEXT = { what: { type: "text", text: "Oi" }, opaque: "msg_1" } as const;
const channelAt = (baseUrl: string, timeoutMs = 2000) =>
  createCloudChannel({ fetch, baseUrl, version: "v26.0", timeoutMs });

Deno.test("a refused connection and an unknown host surely did not reach Meta", async () => {
  const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = closed.addr;
  closed.close();
  for (const url of [`http://127.0.0.1:${port}`, "http://graph.invalid"]) {
    equal((await channelAt(url).send(FROM, TO, TEXT)).kind, "unreachable", url);
    await rejects(channelAt(url).phoneNumber(FROM), { kind: "unavailable", code: "provider_unavailable" });
  }
});

Deno.test("a host that speaks no TLS surely did not get the message", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const answering = (async () => {
    for await (const connection of listener) connection.close();
  })();
  const outcome = await channelAt(`https://127.0.0.1:${listener.addr.port}`).send(FROM, TO, TEXT);
  equal(outcome.kind, "unreachable");
  listener.close();
  await answering;
});

Deno.test("a redirect is not followed, so the token stays with the configured host", async () => {
  const visits: string[] = [];
  const other = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    visits.push(request.headers.get("authorization") ?? "");
    return Response.json({ messages: [{ id: "wamid.stolen" }] });
  });
  const graph = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => Response.redirect(`http://127.0.0.1:${other.addr.port}/`, 307),
  );
  const outcome = await channelAt(`http://127.0.0.1:${graph.addr.port}`).send(FROM, TO, TEXT);
  deepEqual(outcome, { kind: "refused", code: "http_307", title: "HTTP 307", action: "never" });
  deepEqual(visits, []);
  await Promise.all([other.shutdown(), graph.shutdown()]);
});

Deno.test("Meta's wish to wait is passed on", async () => {
  const busy: typeof fetch = () =>
    Promise.resolve(
      Response.json({ error: { code: 4, message: "(#4) Too many calls" } }, {
        status: 400,
        headers: { "retry-after": "12" },
      }),
    );
  const channel = createCloudChannel({ fetch: busy, baseUrl: "https://graph.test", version: "v26.0" });
  deepEqual(await channel.send(FROM, TO, TEXT), {
    kind: "refused",
    code: "4",
    title: "(#4) Too many calls",
    action: "retry",
    retryAfterMs: 12_000,
  });
});

Deno.test("a 200 that names no message leaves it open whether there is one", async () => {
  for (const body of ["{}", "<html>", '{"messages":[]}', "null"]) {
    const odd: typeof fetch = () => Promise.resolve(new Response(body));
    const channel = createCloudChannel({ fetch: odd, baseUrl: "https://graph.test", version: "v26.0" });
    equal((await channel.send(FROM, TO, TEXT)).kind, "unknown", body);
  }
});

Deno.test("an error nobody knows is final unless Meta calls it passing", () => {
  equal(errorAction(987654), "never");
  equal(errorAction(987654, { status: 500 }), "retry");
  equal(errorAction(987654, { status: 429 }), "retry");
  equal(errorAction(987654, { transient: true }), "retry");
  equal(errorAction(131049, { status: 500 }), "never");
  equal(errorAction(190), "stop_channel");
});
