import assert from "node:assert/strict";
import { samples } from "../inbound/samples.ts";
import { inboundTypes } from "../inbound/inbound_message.ts";
import { breakages } from "../inbound/media_content.ts";
import { eventFields } from "../webhooks/fields/event.ts";
import { anaWrites, aSimStage, at, numberId, until } from "../../testing/simulator/sim_stage.ts";

Deno.test("A number keeps what a change leaves out, and needs its secrets the first time", async () => {
  await using stage = await aSimStage();
  const changed = await stage.control("PUT", `/numbers/${numberId}`, { verified_name: "Outra casa" });
  assert.equal(changed.body.verifiedName, "Outra casa");
  assert.equal(changed.body.appSecret, "app-secret");
  const refused = await stage.control("PUT", "/numbers/777", { displayPhoneNumber: "+55 11 4000-0000" });
  assert.equal(refused.status, 400);
  assert.match(String(at(refused.body, "error", "message")), /accessToken/);
});

Deno.test("A second number has its own token, its own chats and its own window", async () => {
  await using stage = await aSimStage();
  await stage.control("PUT", "/numbers/777", {
    displayPhoneNumber: "+55 11 4000-0000",
    accessToken: "other-token",
    appSecret: "app-secret",
  });
  await anaWrites(stage);
  assert.equal(
    at((await stage.send({ to: "5511987654321", text: { body: "x" } }, "other-token")).body, "error", "code"),
    100,
  );
  assert.equal(
    at((await stage.control("GET", "/phones/BR.1001/chat?number=777")).body, "window_open"),
    false,
  );
  await stage.control("POST", "/phones/BR.1001/messages", { text: "Oi", number: "777" });
  assert.equal(at((await stage.control("GET", "/phones/BR.1001/chat?number=777")).body, "window_open"), true);
  assert.equal(at((await stage.control("GET", "/phones/BR.1001/chat")).body, "messages", 1), undefined);
});

Deno.test("A phone is the same one by id, by number with or without the ninth digit, and by BSUID", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  for (const name of ["phone_5511987654321", "5511987654321", "551187654321", "BR.1001"]) {
    assert.equal((await stage.control("GET", `/phones/${name}`)).body.name, "Ana Souza");
  }
  const again = await stage.control("POST", "/phones", { phone: "+55 11 98765-4321", name: "Ana de novo" });
  assert.deepEqual([again.status, again.body.name], [200, "Ana Souza"]);
});

Deno.test("Accepted sends can be counted by recipient, text and opaque data", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.send({ to: "5511987654321", text: { body: "Um" }, biz_opaque_callback_data: "msg_1" });
  await stage.send({ to: "5511987654321", text: { body: "Dois" }, biz_opaque_callback_data: "msg_2" });
  const found = (query: string) => stage.control("GET", `/sends${query}`).then(({ body }) => body.count);
  assert.equal(await found(""), 2);
  assert.equal(await found("?to=BR.1001"), 2);
  assert.equal(await found("?to=5511900000000"), 0);
  assert.equal(await found("?opaque=msg_2"), 1);
  assert.equal(await found("?text=Um"), 1);
  assert.equal(await found("?after=1"), 1);
});

Deno.test("The clock can be moved and set; messages carry its time", async () => {
  await using stage = await aSimStage({ now: () => 1_795_000_000_000 });
  assert.equal((await stage.control("POST", "/clock", { advance_ms: 3600_000 })).body.now, 1_795_003_600_000);
  await stage.control("POST", "/clock", { set: "2027-01-02T03:04:05Z" });
  await anaWrites(stage);
  const [message] = await until(
    "the message",
    () => stage.inbox.messages().length > 0 && stage.inbox.messages(),
  );
  assert.equal(message?.timestamp, String(Date.parse("2027-01-02T03:04:05Z") / 1000));
  assert.equal((await stage.control("POST", "/clock", {})).status, 400);
});

Deno.test("A bench may have unknown recipients made, each with an open window", async () => {
  await using stage = await aSimStage({ settings: { unknown_recipients: "create" } });
  assert.equal((await stage.send({ to: "5511900000001", text: { body: "x" } })).status, 200);
  assert.equal((await stage.send({ recipient: "BR.55", text: { body: "x" } })).status, 200);
  await until(
    "delivered",
    () => stage.inbox.statuses().filter((one) => one.status === "delivered").length === 2,
  );
});

Deno.test("A reset forgets everything but the numbers", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.send({ to: "5511987654321", text: { body: "Olá" } });
  await stage.control("POST", "/faults", { kind: "http" });
  await stage.control("POST", "/clock", { advance_ms: 1000 });
  await stage.control("POST", "/reset");
  const { body } = await stage.control("GET", "/state");
  assert.deepEqual([body.phones, body.faults, body.sends, body.messages], [[], [], 0, 0]);
  assert.equal(at(body, "clock", "offset_ms"), 0);
  assert.equal(at(body, "numbers", 0, "phoneNumberId"), numberId);
  await anaWrites(stage, "Depois");
  await until(
    "a new message",
    () => stage.inbox.messages().some((one) => at(one, "text", "body") === "Depois"),
  );
});

Deno.test("Customers write by themselves until they are told to stop", async () => {
  await using stage = await aSimStage();
  await stage.control("POST", "/traffic", { on: true, every_ms: 10 });
  await until("some chatter", () => stage.inbox.messages().length >= 3);
  assert.deepEqual((await stage.control("POST", "/traffic", { on: false })).body, {
    on: false,
    every_ms: null,
  });
});

Deno.test("Another site's page cannot pull the strings", async () => {
  await using stage = await aSimStage();
  const post = async (origin: string) => {
    const answer = await fetch(`${stage.sim.url}/_sim/reset`, { method: "POST", headers: { origin } });
    await answer.body?.cancel();
    return answer.status;
  };
  assert.equal(await post("https://evil.example"), 403);
  assert.equal(await post(stage.sim.url), 200);
});

Deno.test("The index names every route, and an unknown one is 404", async () => {
  await using stage = await aSimStage();
  assert.ok(Object.keys(at((await stage.control("GET", "/")).body, "routes") ?? {}).length > 15);
  assert.equal((await stage.control("GET", "/nowhere")).status, 404);
});

Deno.test("The manual names every type a customer sends, every field and every sample", async () => {
  const manual = await Deno.readTextFile(new URL("../../docs/development.md", import.meta.url));
  const named = [...inboundTypes, ...eventFields, ...Object.keys(samples), ...breakages];
  assert.deepEqual(named.filter((name) => !manual.includes(`\`${name}\``)), []);
});
