import assert from "node:assert/strict";
import { anaWrites, aSimStage, at, carlaWrites, numberId, until } from "../../testing/simulator/sim_stage.ts";

Deno.test("A reply to a phone number is accepted and names the customer's own wa_id", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const { status, body } = await stage.send({ to: "+55 11 8765-4321", type: "text", text: { body: "Olá" } });
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(body).sort(), ["contacts", "messages", "messaging_product"]);
  assert.deepEqual(body.contacts, [{ input: "+55 11 8765-4321", wa_id: "5511987654321" }]);
  const wamid = String(at(body, "messages", 0, "id"));
  assert.match(wamid, /^wamid\.[A-Za-z0-9+/]+=*$/);
  assert.match(atob(wamid.slice(6)), /5511987654321.*[0-9A-F]{20}/s);
});

Deno.test("A reply to a BSUID is answered with the user_id and no wa_id", async () => {
  await using stage = await aSimStage();
  await carlaWrites(stage);
  const { body } = await stage.send({ recipient: "BR.2002", type: "text", text: { body: "Olá" } });
  assert.deepEqual(body.contacts, [{ input: "BR.2002", user_id: "BR.2002" }]);
});

Deno.test("Where both are given, the phone number wins over the BSUID", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await carlaWrites(stage);
  const { body } = await stage.send({ to: "5511987654321", recipient: "BR.2002", text: { body: "Olá" } });
  assert.equal(at(body, "contacts", 0, "wa_id"), "5511987654321");
});

Deno.test("A wrong or missing token is refused with 401 and code 190", async () => {
  await using stage = await aSimStage();
  for (const bearer of ["wrong", ""]) {
    const { status, body } = await stage.send({ to: "5511987654321", text: { body: "Olá" } }, bearer);
    assert.equal(status, 401);
    assert.equal(at(body, "error", "code"), 190);
    assert.equal(at(body, "error", "type"), "OAuthException");
    assert.equal(typeof at(body, "error", "fbtrace_id"), "string");
  }
});

Deno.test("A malformed send is refused as Meta refuses it", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const to = "5511987654321";
  const cases: [string, Record<string, unknown>, number][] = [
    ["no recipient", { text: { body: "x" } }, 100],
    ["no messaging_product", { messaging_product: undefined, to, text: { body: "x" } }, 100],
    ["another product", { messaging_product: "telegram", to, text: { body: "x" } }, 100],
    ["no text", { to, type: "text" }, 131008],
    ["an empty body", { to, text: { body: "" } }, 100],
    ["4097 characters", { to, text: { body: "é".repeat(4097) } }, 100],
    ["an unknown type", { to, type: "telepathy" }, 100],
    ["a recipient that is no phone number", { to: "ana", text: { body: "x" } }, 131009],
    ["a recipient that is no BSUID", { recipient: "55119", text: { body: "x" } }, 131009],
    [
      "opaque data of 513 characters",
      { to, text: { body: "x" }, biz_opaque_callback_data: "o".repeat(513) },
      100,
    ],
    ["the business's own number", { to: "551140001234", text: { body: "x" } }, 131021],
  ];
  for (const [name, body, code] of cases) {
    const answer = await stage.send(body);
    assert.equal(at(answer.body, "error", "code"), code, name);
    assert.equal(answer.status, 400, name);
  }
  assert.equal((await stage.control("GET", "/sends")).body.count, 0);
});

Deno.test("4,096 characters are counted as people count them: an emoji is one", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  assert.equal((await stage.send({ to: "5511987654321", text: { body: "🙂".repeat(4096) } })).status, 200);
});

Deno.test("After 24 hours without a word from the customer a text is refused until they write again", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const reply = () => stage.send({ to: "5511987654321", text: { body: "Olá" } });
  await stage.control("POST", "/clock", { advance_ms: 24 * 3600_000 - 60_000 });
  assert.equal((await reply()).status, 200);
  await stage.control("POST", "/clock", { advance_ms: 60_000 });
  assert.equal(at((await reply()).body, "error", "code"), 131047);
  await stage.control("POST", "/phones/5511987654321/messages", { text: "Ainda aí?" });
  assert.equal((await reply()).status, 200);
});

Deno.test("With window errors set to async the text is accepted and then fails with 131047", async () => {
  await using stage = await aSimStage({ settings: { window_errors: "async" } });
  await stage.control("POST", "/phones", { phone: "5511987654321", name: "Ana" });
  assert.equal((await stage.send({ to: "5511987654321", text: { body: "Olá" } })).status, 200);
  const failed = await until("the failure", () => stage.inbox.statuses()[0] ?? null);
  assert.equal(failed.status, "failed");
  assert.equal(at(failed, "errors", 0, "code"), 131047);
});

Deno.test("A number nobody has is accepted and then undeliverable, without contacts in the webhook", async () => {
  await using stage = await aSimStage();
  assert.equal((await stage.send({ to: "5511900000000", text: { body: "Olá" } })).status, 200);
  const failed = await until("the failure", () => stage.inbox.statuses()[0] ?? null);
  assert.equal(at(failed, "errors", 0, "code"), 131026);
  assert.equal(failed.recipient_id, "5511900000000");
  assert.equal(failed.recipient_user_id, undefined);
  assert.equal(at(stage.inbox.arrived[0]?.body, "entry", 0, "changes", 0, "value", "contacts"), undefined);
});

Deno.test("The 46th message in a row to one customer is too fast; six seconds later one more goes", async () => {
  const now = 1_795_000_000_000;
  await using stage = await aSimStage({ now: () => now });
  await anaWrites(stage);
  const reply = () => stage.send({ to: "5511987654321", text: { body: "Olá" } });
  for (let sent = 0; sent < 45; sent++) assert.equal((await reply()).status, 200);
  assert.equal(at((await reply()).body, "error", "code"), 131056);
  await stage.control("POST", "/clock", { advance_ms: 6000 });
  assert.equal((await reply()).status, 200);
  assert.equal(at((await reply()).body, "error", "code"), 131056);
});

Deno.test("With a throughput of 3 the fourth message of a second is refused with 130429", async () => {
  const now = 1_795_000_000_000;
  await using stage = await aSimStage({ now: () => now, settings: { throughput: 3 } });
  await anaWrites(stage);
  const reply = () => stage.send({ to: "5511987654321", text: { body: "Olá" } });
  for (let sent = 0; sent < 3; sent++) assert.equal((await reply()).status, 200);
  assert.equal(at((await reply()).body, "error", "code"), 130429);
  await stage.control("POST", "/clock", { advance_ms: 1000 });
  assert.equal((await reply()).status, 200);
});

Deno.test("Reading a message turns the ticks of it and of all before it blue, and shows typing", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage, "Um");
  const second = await anaWrites(stage, "Dois");
  await anaWrites(stage, "Três");
  const mark = { status: "read", message_id: second, typing_indicator: { type: "text" } };
  assert.deepEqual(await stage.send(mark), { status: 200, body: { success: true } });
  const { body } = await stage.control("GET", "/phones/5511987654321/chat");
  assert.equal(at(body, "messages", 0, "status"), "read");
  assert.equal(at(body, "messages", 1, "status"), "read");
  assert.notEqual(at(body, "messages", 2, "status"), "read");
  assert.equal(body.typing, true);
  await stage.send({ to: "5511987654321", text: { body: "Olá" } });
  assert.equal((await stage.control("GET", "/phones/5511987654321/chat")).body.typing, false);
});

Deno.test("A read mark for a message that is not a customer's is refused with 131009", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const sent = await stage.send({ to: "5511987654321", text: { body: "Olá" } });
  for (const message_id of ["wamid.nobody", at(sent.body, "messages", 0, "id")]) {
    assert.equal(at((await stage.send({ status: "read", message_id })).body, "error", "code"), 131009);
  }
});

Deno.test("The number's page shows the fields asked for, and refuses one that it does not have", async () => {
  await using stage = await aSimStage();
  const { body } = await stage.graph(
    `/v25.0/${numberId}?fields=verified_name,display_phone_number,throughput`,
  );
  assert.deepEqual(body, {
    verified_name: "Casa do Café",
    display_phone_number: "+55 11 4000-1234",
    throughput: { level: "STANDARD" },
    id: numberId,
  });
  assert.equal(at((await stage.graph(`/v25.0/${numberId}?fields=shoe_size`)).body, "error", "code"), 100);
});

Deno.test("A number that is not ours is code 100 with Meta's sentence, an unknown path 404", async () => {
  await using stage = await aSimStage();
  const other = await stage.graph("/v26.0/999");
  assert.equal(at(other.body, "error", "error_subcode"), 33);
  assert.match(String(at(other.body, "error", "message")), /^Unsupported get request\. Object with ID '999'/);
  assert.equal((await stage.graph(`/v26.0/${numberId}/horoscope`)).status, 404);
});
