import assert from "node:assert/strict";
import { faultKinds } from "./faults.ts";
import {
  anaWrites,
  aSimStage,
  at,
  carlaWrites,
  type SimStage,
  until,
} from "../testing/simulator/sim_stage.ts";

const reply = (stage: SimStage, extra: Record<string, unknown> = {}) =>
  stage.send({ to: "5511987654321", text: { body: "Olá" }, ...extra });

async function acceptedBy(stage: SimStage): Promise<unknown> {
  return (await stage.control("GET", "/sends")).body.count;
}

Deno.test("An error fault refuses so often with that code, then all is well", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "error", code: 131016, times: 2 });
  for (let time = 0; time < 2; time++) {
    const { status, body } = await reply(stage);
    assert.equal(status, 500);
    assert.equal(at(body, "error", "code"), 131016);
    assert.equal(at(body, "error", "error_data", "messaging_product"), "whatsapp");
  }
  assert.equal((await reply(stage)).status, 200);
  assert.equal(await acceptedBy(stage), 1);
});

Deno.test("A fault for one customer leaves the others alone", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await carlaWrites(stage);
  await stage.control("POST", "/faults", { kind: "error", code: 131000, match: { to: "BR.2002" } });
  assert.equal((await reply(stage)).status, 200);
  assert.equal((await stage.send({ recipient: "BR.2002", text: { body: "Olá" } })).status, 500);
});

Deno.test("A bare 503 has no Meta error in it", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "http", status: 503 });
  assert.deepEqual(await reply(stage), { status: 503, body: {} });
  assert.equal(await acceptedBy(stage), 0);
});

Deno.test("Dropped after acceptance: no answer, and the customer has the message once", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "drop_after_accept" });
  await assert.rejects(reply(stage, { biz_opaque_callback_data: "msg_7" }));
  await until("delivered", () => stage.inbox.statuses().some((one) => one.status === "delivered"));
  const { body } = await stage.control("GET", "/sends?opaque=msg_7");
  assert.equal(body.count, 1);
  assert.equal(at(body, "sends", 0, "status"), "delivered");
});

Deno.test("Dropped before acceptance: no answer, and no message", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "drop_before_accept" });
  await assert.rejects(reply(stage));
  assert.equal(await acceptedBy(stage), 0);
});

Deno.test("A time-out holds the request and then cuts it, with or without the message", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "timeout", hold_ms: 30 });
  await assert.rejects(reply(stage));
  assert.equal(await acceptedBy(stage), 0);
  await stage.control("POST", "/faults", { kind: "timeout", hold_ms: 30, accepted: true });
  await assert.rejects(reply(stage));
  assert.equal(await acceptedBy(stage), 1);
});

Deno.test("A status can be there before the send is answered", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "status_before_response" });
  const { body } = await reply(stage);
  assert.equal(stage.inbox.statuses()[0]?.status, "sent");
  assert.equal(stage.inbox.statuses()[0]?.id, at(body, "messages", 0, "id"));
  await until("delivered", () => stage.inbox.statuses().length === 2);
  assert.equal(stage.inbox.statuses()[1]?.status, "delivered");
});

Deno.test("Without statuses the phone has the message and the business never hears of it", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "no_statuses" });
  await reply(stage);
  await until("on the phone", async () => {
    const { body } = await stage.control("GET", "/phones/BR.1001/chat");
    return at(body, "messages", 1, "status") === "delivered";
  });
  // The second message's statuses come after those the first would have had.
  await reply(stage);
  await until("the second's", () => stage.inbox.statuses().length === 2);
  assert.equal(new Set(stage.inbox.statuses().map((one) => one.id)).size, 1);
});

Deno.test("Faults are listed and called off; one that is unknown is refused", async () => {
  await using stage = await aSimStage();
  const made = await stage.control("POST", "/faults", { kind: "error", times: "always" });
  await stage.control("POST", "/faults", { kind: "http", status: 502 });
  assert.equal(at((await stage.control("GET", "/faults")).body, "faults", 1, "status"), 502);
  assert.deepEqual((await stage.control("DELETE", `/faults/${made.body.id}`)).body, { cleared: 1 });
  assert.deepEqual((await stage.control("DELETE", "/faults")).body, { cleared: 1 });
  assert.equal((await stage.control("POST", "/faults", { kind: "earthquake" })).status, 400);
});

Deno.test("The manual names every kind of fault", async () => {
  const manual = await Deno.readTextFile(new URL("../docs/development.md", import.meta.url));
  assert.deepEqual(faultKinds.filter((kind) => !manual.includes(`\`${kind}\``)), []);
});
