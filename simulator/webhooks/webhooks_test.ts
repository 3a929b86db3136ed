import assert from "node:assert/strict";
import { isObject } from "../json.ts";
import { valuesOf } from "../../testing/simulator/inbox.ts";
import { anaWrites, aSimStage, at, carlaWrites, numberId, until } from "../../testing/simulator/sim_stage.ts";
import { retryDelay } from "./delivery.ts";

const count = (list: unknown[], wanted: number) => list.length >= wanted ? list : null;

Deno.test("A customer's text arrives signed, in Meta's envelope", async () => {
  await using stage = await aSimStage({ now: () => 1_795_000_000_999 });
  const wamid = await anaWrites(stage, "Açaí? 🙂");
  await until("the message", () => count(stage.inbox.arrived, 1));
  const [only] = stage.inbox.arrived;
  assert.equal(only?.signed, true);
  assert.match(only?.signature ?? "", /^sha256=[0-9a-f]{64}$/);
  assert.deepEqual(only?.body, {
    object: "whatsapp_business_account",
    entry: [{
      id: "102290129340398",
      changes: [{
        value: {
          messaging_product: "whatsapp",
          metadata: { display_phone_number: "551140001234", phone_number_id: numberId },
          contacts: [{ profile: { name: "Ana Souza" }, wa_id: "5511987654321", user_id: "BR.1001" }],
          messages: [{
            from: "5511987654321",
            from_user_id: "BR.1001",
            id: wamid,
            timestamp: "1795000000",
            type: "text",
            text: { body: "Açaí? 🙂" },
          }],
        },
        field: "messages",
      }],
    }],
  });
});

Deno.test("A customer without a phone number is known by BSUID and user name alone", async () => {
  await using stage = await aSimStage();
  await carlaWrites(stage);
  await until("the message", () => count(stage.inbox.messages(), 1));
  const [value] = valuesOf(stage.inbox.arrived[0]?.body ?? {});
  assert.deepEqual(value?.contacts, [
    { profile: { name: "Carla Nogueira", username: "carla.nog" }, user_id: "BR.2002" },
  ]);
  assert.equal(at(value, "messages", 0, "from"), undefined);
  assert.equal(at(value, "messages", 0, "from_user_id"), "BR.2002");
});

Deno.test("A customer may stop sharing the phone number: the next message has none", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("PATCH", "/phones/BR.1001", { shares_phone: false });
  await stage.control("POST", "/phones/BR.1001/messages", { text: "Ainda eu" });
  const [first, second] = await until("both", () => count(stage.inbox.messages(), 2));
  assert.equal(at(first, "from"), "5511987654321");
  assert.equal(at(second, "from"), undefined);
});

Deno.test("A message is sent, delivered, and read when the customer opens the chat", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const sent = await stage.send({
    to: "5511987654321",
    text: { body: "Olá" },
    biz_opaque_callback_data: "msg_1",
  });
  await until("sent and delivered", () => count(stage.inbox.statuses(), 2));
  assert.deepEqual((await stage.control("POST", "/phones/BR.1001/read")).body, { read: 1 });
  const statuses = await until("read", () => count(stage.inbox.statuses(), 3));
  const seen = new Set(statuses.map((status) => at(status, "status")));
  assert.deepEqual(seen, new Set(["sent", "delivered", "read"]));
  for (const status of statuses) {
    assert.equal(at(status, "id"), at(sent.body, "messages", 0, "id"));
    assert.equal(at(status, "biz_opaque_callback_data"), "msg_1");
    assert.equal(at(status, "recipient_id"), "5511987654321");
    assert.equal(at(status, "recipient_user_id"), "BR.1001");
    assert.match(String(at(status, "timestamp")), /^\d{10}$/);
    assert.equal(at(status, "pricing", "type"), "free_customer_service");
  }
  const last = valuesOf(stage.inbox.arrived.at(-1)?.body ?? {})[0];
  assert.deepEqual(last?.contacts, [{ wa_id: "5511987654321", user_id: "BR.1001" }]);
});

Deno.test("An open chat reads by itself; a phone that is switched off keeps one tick until it is on", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("PATCH", "/phones/BR.1001", { auto_read: true, online: false });
  await stage.send({ to: "5511987654321", text: { body: "Olá" } });
  await until("sent", () => count(stage.inbox.statuses(), 1));
  const held = await stage.control("GET", "/phones/BR.1001/chat");
  assert.equal(at(held.body, "messages", 1, "status"), "sent");
  await stage.control("PATCH", "/phones/BR.1001", { online: true });
  const all = await until("the rest", () => count(stage.inbox.statuses(), 3));
  assert.deepEqual(new Set(all.map((one) => at(one, "status"))), new Set(["sent", "delivered", "read"]));
});

Deno.test("A webhook that is refused comes again with the same bytes until it is taken", async () => {
  await using stage = await aSimStage();
  stage.inbox.answers.push(500, 401);
  const wamid = await anaWrites(stage);
  await until("the third attempt", () => count(stage.inbox.arrived, 3));
  assert.equal(new Set(stage.inbox.arrived.map(({ raw }) => raw)).size, 1);
  assert.ok(stage.inbox.arrived.every(({ signed }) => signed));
  const delivery = await until("the log", async () => {
    const { body } = await stage.control("GET", "/deliveries");
    return body.pending === 0 && at(body, "deliveries", 0);
  });
  assert.deepEqual(at(delivery, "wamids"), [wamid]);
  assert.equal(at(delivery, "attempts"), 3);
  assert.equal(at(delivery, "state"), "delivered");
  const chat = await stage.control("GET", "/phones/BR.1001/chat");
  assert.equal(at(chat.body, "messages", 0, "status"), "delivered");
});

Deno.test("Retries wait from a quarter of a second up to half a minute", () => {
  assert.deepEqual([1, 2, 3, 4].map(retryDelay), [250, 500, 1000, 2000]);
  assert.equal(retryDelay(50), 30_000);
});

Deno.test("An address that nobody answers does not hold up what comes after it is mended", async () => {
  await using stage = await aSimStage();
  await stage.control("PUT", `/numbers/${numberId}`, { webhookUrl: "http://127.0.0.1:1/nobody" });
  await anaWrites(stage, "Um");
  await stage.control("PUT", `/numbers/${numberId}`, { webhookUrl: stage.inbox.url });
  await anaWrites(stage, "Dois");
  const both = await until("both", () => count(stage.inbox.messages(), 2));
  assert.deepEqual(new Set(both.map((one) => at(one, "text", "body"))), new Set(["Um", "Dois"]));
});

Deno.test("Updates that were held back travel in one body, in their order", async () => {
  await using stage = await aSimStage({ settings: { hold_webhooks: true, batch_max: 1000 } });
  for (const text of ["Um", "Dois", "Três"]) await anaWrites(stage, text);
  await carlaWrites(stage, "Quatro");
  assert.equal(stage.inbox.arrived.length, 0);
  await stage.control("PATCH", "/settings", { hold_webhooks: false });
  const all = await until("all", () => count(stage.inbox.messages(), 4));
  assert.equal(stage.inbox.arrived.length, 1);
  assert.deepEqual(all.map((one) => at(one, "text", "body")), ["Um", "Dois", "Três", "Quatro"]);
});

Deno.test("One customer's messages arrive in the order in which they were written", async () => {
  await using stage = await aSimStage();
  const texts = Array.from({ length: 30 }, (_, index) => `Mensagem ${index}`);
  for (const text of texts) await anaWrites(stage, text);
  const all = await until("all", () => count(stage.inbox.messages(), 30));
  assert.deepEqual(all.map((one) => at(one, "text", "body")), texts);
});

Deno.test("A webhook fault duplicates, delays and reorders, and is then used up", async () => {
  await using stage = await aSimStage();
  await stage.control("POST", "/faults", { kind: "webhook", duplicate: 2, delay_ms: 20 });
  await anaWrites(stage, "Três vezes");
  await until("three copies", () => count(stage.inbox.arrived, 3));
  assert.equal(new Set(stage.inbox.arrived.map(({ raw }) => raw)).size, 1);
  await stage.control("POST", "/faults", { kind: "webhook", reorder: true, times: 3 });
  await stage.control("PATCH", "/settings", { concurrency: 1, ordered: false });
  for (const text of ["Um", "Dois", "Três"]) await anaWrites(stage, text);
  const all = await until("all", () => count(stage.inbox.messages(), 6));
  assert.deepEqual(all.slice(3).map((one) => at(one, "text", "body")), ["Três", "Dois", "Um"]);
  assert.deepEqual((await stage.control("GET", "/faults")).body.faults, []);
});

Deno.test("Any body is signed and delivered byte for byte, and any type of message in its envelope", async () => {
  await using stage = await aSimStage();
  const body = '{"object": "whatsapp_business_account",  "entry":[]}';
  assert.equal((await stage.control("POST", "/webhooks", { body })).status, 202);
  await until("the body", () => count(stage.inbox.arrived, 1));
  assert.equal(stage.inbox.arrived[0]?.raw, body);
  assert.equal(stage.inbox.arrived[0]?.signed, true);
  await anaWrites(stage);
  const raw = { type: "location", location: { latitude: -23.5, longitude: -46.6 } };
  await stage.control("POST", "/phones/BR.1001/messages", { raw });
  const [, location] = await until("both", () => count(stage.inbox.messages(), 2));
  assert.ok(isObject(location));
  assert.equal(location.type, "location");
  assert.deepEqual(location.location, raw.location);
  assert.equal(location.from, "5511987654321");
});

Deno.test("Meta's verification succeeds with the right token only", async () => {
  await using stage = await aSimStage();
  const verify = async () => (await stage.control("POST", `/numbers/${numberId}/verify`)).body.verified;
  assert.equal(await verify(), true);
  await stage.control("PUT", `/numbers/${numberId}`, { verifyToken: "wrong" });
  assert.equal(await verify(), false);
});

Deno.test("An inbox that comes back is not flooded: retries keep to the places there are", async () => {
  await using stage = await aSimStage({ settings: { concurrency: 1 } });
  stage.inbox.takesMs = 5;
  stage.inbox.answers.push(...Array.from({ length: 20 }, () => 503));
  const texts = Array.from({ length: 20 }, (_, index) => `Mensagem ${index}`);
  for (const text of texts) await anaWrites(stage, text);
  const all = await until("all", () => count(stage.inbox.messages(), 20));
  assert.deepEqual(new Set(all.map((one) => at(one, "text", "body"))), new Set(texts));
  assert.equal(stage.inbox.mostAtOnce(), 1);
});
