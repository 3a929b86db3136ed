import { deepEqual, equal, match, ok } from "node:assert/strict";
import { createToken, revokeToken } from "../../../core/users/mod.ts";
import { anAgent, aSupervisor, aTicket } from "../../../testing/builders.ts";
import { openTestApi, operationsOf } from "../../../testing/test_api.ts";
import { NO_JOURNAL } from "../../../testing/test_journal.ts";
import { NO_MEDIA } from "../../../testing/test_media.ts";
import { createLazyApi } from "./mod.ts";

const PROMISED = [
  "delete /api/v1/messages/{id}/reaction",
  "delete /api/v1/tickets/{id}/acceptance",
  "get /api/v1/contacts",
  "get /api/v1/contacts/{id}",
  "get /api/v1/contacts/{id}/picture",
  "get /api/v1/deliveries",
  "get /api/v1/deliveries/{id}",
  "get /api/v1/events",
  "get /api/v1/media/{id}",
  "get /api/v1/media/{id}/thumbnail",
  "get /api/v1/messages/{id}",
  "get /api/v1/templates",
  "get /api/v1/tickets",
  "get /api/v1/tickets/{id}",
  "get /api/v1/tickets/{id}/messages",
  "post /api/v1/conversations",
  "post /api/v1/deliveries/{id}/reprocessing",
  "post /api/v1/messages/{id}/forward",
  "post /api/v1/messages/{id}/resend",
  "post /api/v1/messages/{id}/settlement",
  "post /api/v1/tickets/{id}/acceptance",
  "post /api/v1/tickets/{id}/closure",
  "post /api/v1/tickets/{id}/messages",
  "put /api/v1/messages/{id}/reaction",
];

Deno.test("the document names every operation there is, with its scope and its refusals", async () => {
  await using api = await openTestApi();
  const { body } = await api.request("/openapi.json");

  equal(body.openapi, "3.1.0");
  const documented: string[] = [];
  for (const [path, methods] of Object.entries<Record<string, unknown>>(body.paths)) {
    for (const method of Object.keys(methods)) documented.push(`${method} ${path}`);
  }
  deepEqual(documented.sort(), PROMISED);
  const routed = api.app.routes.filter(({ method, path }) =>
    method !== "ALL" && !path.endsWith("openapi.json")
  )
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  deepEqual([...new Set(routed)].sort(), PROMISED);
  for (const { method, path, security, responses } of operationsOf(api.app)) {
    match(security?.[0]?.bearer?.[0] ?? `${method} ${path} asks for no scope`, /^\w+:(read|write)$/);
    for (const status of [401, 403, 503]) {
      ok(status in responses, `${method} ${path} can refuse with ${status}`);
    }
  }
  deepEqual(Object.keys(body.components.securitySchemes), ["bearer"]);
  for (
    const name of [
      "Ticket",
      "Message",
      "Media",
      "Content",
      "ContactDetails",
      "DeliveryDetails",
      "Template",
      "Event",
      "Problem",
    ]
  ) {
    ok(name in body.components.schemas, name);
  }
});

Deno.test("without a token, or with one that is none or was revoked, nothing is told", async () => {
  await using api = await openTestApi();
  const user = await anAgent(api.core);
  const asked = (authorization?: string) =>
    api.request("/tickets", authorization ? { headers: { authorization } } : {});

  for (
    const [authorization, code] of [
      [undefined, "token_missing"],
      ["Basic YTpi", "token_missing"],
      ["Bearer blc_invented", "token_invalid"],
    ] as const
  ) {
    const { status, body, headers } = await asked(authorization);
    deepEqual([status, body.code, body.type], [401, code, `urn:balcao:problem:${code}`]);
    equal(headers.get("content-type"), "application/problem+json");
    equal(headers.get("www-authenticate"), "Bearer");
  }
  equal((await api.request("/tickets", { headers: { cookie: "session=1" } })).status, 401);

  const client = await api.as(user);
  equal((await client.get("/tickets")).status, 200);
  const { id, token } = await createToken(api.core, { user, name: "to be revoked", scopes: ["all"] });
  await revokeToken(api.core, { tokenId: id });
  equal((await asked(`Bearer ${token}`)).body.code, "token_invalid");
});

Deno.test("a token does what its scopes say and no more", async () => {
  await using api = await openTestApi();
  const user = await aSupervisor(api.core);
  const { id } = await aTicket(api.core);
  const reader = await api.as(user, ["tickets:read"]);

  equal((await reader.get("/tickets")).status, 200);
  const refusals = [
    await reader.post(`/tickets/${id}/acceptance`),
    await reader.delete(`/tickets/${id}/acceptance`),
    await reader.post(`/tickets/${id}/closure`, { farewell: true }),
    await reader.get(`/tickets/${id}/messages`),
    await reader.post(`/tickets/${id}/messages`, { text: "Olá" }),
    await reader.get("/contacts"),
    await reader.get("/contacts/cnt_1"),
    await reader.get("/media/msg_1"),
    await reader.put("/messages/msg_1/reaction", { emoji: "👍" }),
    await reader.post("/conversations", { connection_id: "con_1", text: "Olá" }),
    await reader.get("/templates?connection_id=con_1"),
    await reader.get("/deliveries"),
    await reader.post("/deliveries/1/reprocessing"),
    await reader.get("/events"),
  ];
  deepEqual(
    refusals.map(({ status, body }) => `${status} ${body.code}`),
    refusals.map(() => "403 scope_missing"),
  );
  deepEqual(refusals.map(({ body }) => body.details.scope), [
    "tickets:write",
    "tickets:write",
    "tickets:write",
    "messages:read",
    "messages:write",
    "contacts:read",
    "contacts:read",
    "messages:read",
    "messages:write",
    "messages:write",
    "messages:read",
    "deliveries:read",
    "deliveries:write",
    "events:read",
  ]);
  deepEqual(await api.core.emitted(), []);
  equal((await (await api.as(user, ["events:read"])).get("/tickets")).status, 403);
});

Deno.test("what can't be read is a problem too, and so is what is not there", async () => {
  await using api = await openTestApi();
  const user = await aSupervisor(api.core);
  const { id } = await aTicket(api.core);
  const { token } = await createToken(api.core, { user, name: "a program", scopes: ["all"] });
  const asked = async (path: string, body: string | null = null, type = "application/json") => {
    const headers = { authorization: `Bearer ${token}`, "content-type": type };
    const reply = await api.request(path, { method: body === null ? "GET" : "POST", headers, body });
    return `${reply.status} ${reply.body.code}`;
  };

  equal(await asked(`/tickets/${id}/closure`, "{"), "400 request_malformed");
  equal(await asked(`/tickets/${id}/closure`, "farewell=true", "text/plain"), "400 request_malformed");
  equal(await asked("/nothing"), "404 route_not_found");
  equal(await asked("/tickets", "{}"), "404 route_not_found");
});

Deno.test("a bug tells its story to the log and nobody else", async () => {
  await using api = await openTestApi();
  Object.defineProperty(api.deliveries, "filter", {
    value: () => {
      throw new TypeError("the secret inside");
    },
  });
  const user = await anAgent(api.core, { role: "admin" });
  const { token } = await createToken(api.core, { user, name: "a program", scopes: ["all"] });

  const { status, body } = await api.request("/deliveries", {
    headers: { authorization: `Bearer ${token}` },
  });

  deepEqual([status, body.code], [500, "internal_error"]);
  equal(JSON.stringify(body).includes("secret"), false);
});

Deno.test("the API is loaded when the first program asks, at its own address", async () => {
  await using api = await openTestApi();
  const { core } = api;
  const lazy = createLazyApi({
    core,
    journal: NO_JOURNAL,
    media: NO_MEDIA,
    spoolDir: "",
    findToken: () => Promise.resolve(null),
  });

  equal((await lazy.request("/api/v1/openapi.json")).status, 200);
  equal((await lazy.request("/api/v1/tickets")).status, 401);
});
