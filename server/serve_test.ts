import { deepEqual, equal, match, ok } from "node:assert/strict";
import { createHmac } from "node:crypto";
import { aFolder, runBalcao, startBalcao } from "../testing/balcao_process.ts";
import { eventually } from "../testing/eventually.ts";
import { startSqld } from "../testing/sqld.ts";

const NUMBER = ["--phone-number-id", "106540352242922", "--waba-id", "102290129340398"];
const SECRETS = { access: "EAAG-very-secret-access", app: "very-secret-app", verify: "very-secret-verify" };
const PASSWORD = "very secret password";

const aConnection = [
  "connection",
  "add",
  "--name",
  "Loja",
  ...NUMBER,
  "--access-token",
  "-",
  "--app-secret",
  "-",
]
  .concat(["--verify-token", "-"]);
const secretLines = `${SECRETS.access}\n${SECRETS.app}\n${SECRETS.verify}\n`;

const delivery = (text: string, wamid = "wamid.1") =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{
      id: "102290129340398",
      changes: [{
        field: "messages",
        value: {
          messaging_product: "whatsapp",
          metadata: { display_phone_number: "551140001234", phone_number_id: "106540352242922" },
          contacts: [{ profile: { name: "Carla" }, wa_id: "5511987654321" }],
          messages: [{
            from: "5511987654321",
            id: wamid,
            timestamp: String(Math.floor(Date.now() / 1000)),
            type: "text",
            text: { body: text },
          }],
        },
      }],
    }],
  });

const signed = (body: string) => ({
  "content-type": "application/json",
  "x-hub-signature-256": "sha256=" + createHmac("sha256", SECRETS.app).update(body).digest("hex"),
});

const statusOf = async (url: string, init?: RequestInit) => {
  const reply = await fetch(url, { redirect: "manual", ...init });
  await reply.body?.cancel();
  return reply.status;
};

const hasTicketOf = async (name: string, url: string, token: string) => {
  const reply = await fetch(`${url}/api/v1/tickets`, { headers: { authorization: `Bearer ${token}` } });
  const { data } = await reply.json();
  return data[0]?.contact.name === name;
};

Deno.test("a server on an empty folder is soon ready and offers its first-run page", async () => {
  await using folder = await aFolder();
  await using server = await startBalcao({ DATA_DIR: folder.path });

  equal(await statusOf(`${server.url}/healthz`), 200);
  await eventually(async () => await statusOf(`${server.url}/readyz`) === 200, "ready");
  equal(await statusOf(`${server.url}/setup`), 200);
  equal(await statusOf(`${server.url}/tickets`), 303);
});

Deno.test("a second serving process on one folder is refused, and the first goes on", async () => {
  await using folder = await aFolder();
  await using server = await startBalcao({ DATA_DIR: folder.path });

  const second = await runBalcao(["serve"], { DATA_DIR: folder.path, PORT: "0" });

  equal(second.code, 1);
  match(second.err, /Another Balcão process is serving .* \(data_dir_in_use\)/);
  equal(await statusOf(`${server.url}/healthz`), 200);
});

Deno.test("after a kill -9 the folder is free at once", async () => {
  await using folder = await aFolder();
  const first = await startBalcao({ DATA_DIR: folder.path });
  first.kill("SIGKILL");
  await first.ended;

  await using second = await startBalcao({ DATA_DIR: folder.path });
  equal(await statusOf(`${second.url}/healthz`), 200);
});

Deno.test("a taken port and a role without a shared database are refused in words", async () => {
  await using folder = await aFolder();
  await using other = await aFolder();
  await using server = await startBalcao({ DATA_DIR: folder.path });

  const taken = await runBalcao(["serve"], { DATA_DIR: other.path, PORT: new URL(server.url).port });
  equal(taken.code, 1);
  match(taken.err, /port_unusable/);
  const web = await runBalcao(["serve", "--only=web"], { DATA_DIR: other.path, PORT: "0" });
  equal(web.code, 1);
  match(web.err, /role_needs_database_url/);
  equal((await runBalcao(["serve", "--only=night"], { DATA_DIR: other.path })).code, 2);
});

Deno.test("asked to stop, the server takes nothing new and finishes what is under way", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };
  await runBalcao(aConnection, env, secretLines);
  await using server = await startBalcao(env);
  const { hostname, port } = new URL(server.url);
  const body = delivery("half of it before the signal");
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const send = async (text: string) => {
    for (let rest = new TextEncoder().encode(text); rest.length > 0;) {
      rest = rest.subarray(await connection.write(rest));
    }
  };
  const headers = Object.entries({ host: "test", ...signed(body), "content-length": String(body.length) });
  await send(`POST /webhooks/whatsapp HTTP/1.1\r\n${headers.map(([k, v]) => `${k}: ${v}\r\n`).join("")}\r\n`);
  await send(body.slice(0, 100));
  // It has been taken in once another request, sent later, has been answered.
  equal(await statusOf(`${server.url}/healthz`), 200);

  server.kill("SIGTERM");
  await eventually(async () => await statusOf(`${server.url}/healthz`) === 503, "closed to new requests");
  await send(body.slice(100));
  const reply = new Uint8Array(1024);
  const length = await connection.read(reply) ?? 0;

  match(new TextDecoder().decode(reply.subarray(0, length)), /^HTTP\/1\.1 200 /, server.output());
  deepEqual(await server.ended, { code: 0, signal: null });
});

Deno.test("the command line works beside a running server, and what it adds counts at once", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };
  await using server = await startBalcao(env);
  const body = delivery("Bom dia");
  const deliver = () =>
    statusOf(`${server.url}/webhooks/whatsapp`, { method: "POST", body, headers: signed(body) });
  equal(await deliver(), 401);

  const user = [
    "user",
    "add",
    "--email",
    "ana@example.org",
    "--name",
    "Ana",
    "--role",
    "admin",
    "--password-stdin",
  ];
  equal((await runBalcao(user, env, `${PASSWORD}\n`)).code, 0);
  equal((await runBalcao(aConnection, env, secretLines)).code, 0);
  const token = ["token", "create", "--user", "ana@example.org", "--name", "test", "--scopes", "all"];
  const { out } = await runBalcao(token, env);

  equal(await deliver(), 200);
  await eventually(
    () => hasTicketOf("Carla", server.url, out.split("\n").at(-1) ?? ""),
    "a ticket of Carla's",
  );
});

Deno.test("no secret and no message text ever reaches the log, at its most talkative", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path, LOG_LEVEL: "debug", GRAPH_API_URL: "http://127.0.0.1:9" };
  const user = [
    "user",
    "add",
    "--email",
    "ana@example.org",
    "--name",
    "Ana",
    "--role",
    "admin",
    "--password-stdin",
  ];
  await runBalcao(user, env, `${PASSWORD}\n`);
  await runBalcao([...aConnection, "--greeting", "a private greeting"], env, secretLines);
  const { out } = await runBalcao(
    ["token", "create", "--user", "ana@example.org", "--name", "test", "--scopes", "all"],
    env,
  );
  const token = out.split("\n").at(-1) ?? "";
  await using server = await startBalcao(env);
  const { url } = server;

  const body = delivery("a private message");
  equal(await statusOf(`${url}/webhooks/whatsapp`, { method: "POST", body, headers: signed(body) }), 200);
  equal(
    await statusOf(`${url}/webhooks/whatsapp`, {
      method: "POST",
      body,
      headers: { "x-hub-signature-256": "sha256=00" },
    }),
    401,
  );
  const hub = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.challenge": "1",
    "hub.verify_token": SECRETS.verify,
  });
  equal(await statusOf(`${url}/webhooks/whatsapp?${hub}`), 200);
  const headers = { origin: url };
  const form = (password: string) => new URLSearchParams({ email: "ana@example.org", password });
  equal(await statusOf(`${url}/login`, { method: "POST", body: form("a wrong guess"), headers }), 401);
  const login = await fetch(`${url}/login`, {
    method: "POST",
    body: form(PASSWORD),
    headers,
    redirect: "manual",
  });
  const session = /session=([^;]+)/.exec(login.headers.get("set-cookie") ?? "")?.[1] ?? "";
  ok(session.length > 20);
  await login.body?.cancel();
  equal(await statusOf(`${url}/tickets`, { headers: { cookie: `session=${session}` } }), 200);
  equal(await statusOf(`${url}/api/v1/tickets`, { headers: { authorization: `Bearer ${token}` } }), 200);
  equal(await statusOf(`${url}/api/v1/tickets?token=${token}`), 401);
  await eventually(() => hasTicketOf("Carla", url, token), "a ticket of Carla's");
  server.kill("SIGTERM");
  await server.ended;

  const log = server.output();
  match(log, /"event":"request"/);
  const key = (await Deno.readTextFile(`${folder.path}/secret.key`)).trim();
  const secrets = [
    ...Object.values(SECRETS),
    PASSWORD,
    "a wrong guess",
    token,
    session,
    key,
    "a private message",
  ];
  for (const secret of [...secrets, "a private greeting", encodeURIComponent(SECRETS.verify)]) {
    ok(!log.includes(secret), `the log holds ${secret}`);
  }
});

Deno.test("on a shared libSQL server one process answers people and another does the work", async () => {
  await using web = await aFolder();
  await using worker = await aFolder();
  const primary = await startSqld();
  try {
    const shared = { DATABASE_URL: primary.url, SECRET_KEY: "one key for every node of the house" };
    const user = [
      "user",
      "add",
      "--email",
      "ana@example.org",
      "--name",
      "Ana",
      "--role",
      "admin",
      "--password-stdin",
    ];
    equal((await runBalcao(user, { ...shared, DATA_DIR: web.path }, `${PASSWORD}\n`)).code, 0);
    await using front = await startBalcao({ ...shared, DATA_DIR: web.path }, ["--only=web"]);
    await using back = await startBalcao({ ...shared, DATA_DIR: worker.path }, ["--only=worker"]);

    for (const { url } of [front, back]) {
      await eventually(async () => await statusOf(`${url}/readyz`) === 200, `${url} ready`);
    }
    equal(await statusOf(`${front.url}/login`), 200);
    equal(await statusOf(`${back.url}/login`), 404);
  } finally { // a primary that is left over would keep the test process
    await primary.stop();
  }
});
