import assert from "node:assert/strict";
import { callGraph } from "../../testing/simulator/graph_calls.ts";
import { anaWrites, aSimStage, at, numberId } from "../../testing/simulator/sim_stage.ts";
import { newMessage } from "../chat.ts";
import { keepMessage, standingOf } from "../world.ts";

const day = 24 * 3600_000;
const codeOf = (answer: { body: unknown }) => at(answer.body, "error", "code");

Deno.test("A read mark comes too late after thirty days, and needs an id and a known way of typing", async () => {
  await using stage = await aSimStage();
  const message_id = await anaWrites(stage);
  assert.equal(codeOf(await stage.send({ status: "read" })), 131008);
  const dancing = { status: "read", message_id, typing_indicator: { type: "dance" } };
  assert.equal(codeOf(await stage.send(dancing)), 100);
  assert.equal(codeOf(await stage.send({ status: "read", message_id, messaging_product: "telegram" })), 100);
  await stage.control("POST", "/clock", { advance_ms: 30 * day - 1000 });
  assert.equal((await stage.send({ status: "read", message_id })).status, 200);
  await stage.control("POST", "/clock", { advance_ms: 2000 });
  assert.equal(codeOf(await stage.send({ status: "read", message_id })), 131009);
});

Deno.test("Typing reads the message as well", async () => {
  await using stage = await aSimStage();
  const message_id = await anaWrites(stage);
  await stage.send({ status: "read", message_id, typing_indicator: { type: "text" } });
  assert.equal(stage.sim.world.messages.get(message_id)?.status, "read");
});

Deno.test("In a group each message is read by itself", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const { world } = stage.sim;
  const ana = world.phones.findByBsuid("BR.1001");
  assert.ok(ana);
  world.groups.set("GRP1", { id: "GRP1", number: numberId, subject: "Obra", participants: [ana.id] });
  for (const wamid of ["wamid.one", "wamid.two"]) {
    const content = { type: "text", text: { body: wamid } };
    const at = world.clock.now();
    const message = { wamid, number: numberId, phone: ana.id, group_id: "GRP1", type: "text", content, at };
    keepMessage(world, newMessage({ ...message, from: "customer" }));
  }
  assert.equal((await stage.send({ status: "read", message_id: "wamid.two" })).status, 200);
  assert.equal(world.messages.get("wamid.two")?.status, "read");
  assert.equal(world.messages.get("wamid.one")?.status, "sent");
});

Deno.test("A number that Meta has banned sends nothing", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  standingOf(stage.sim.world, numberId).status = "BANNED";
  assert.equal(codeOf(await stage.send({ to: "5511987654321", text: { body: "Olá" } })), 131031);
});

Deno.test("A refusal that may go well later says so, and a body that is no JSON is refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/faults", { kind: "error", code: 131016 });
  const later = await stage.send({ to: "5511987654321", text: { body: "Olá" } });
  assert.equal(at(later.body, "error", "is_transient"), true);
  const never = await stage.send({ to: "ana", text: { body: "Olá" } });
  assert.equal(at(never.body, "error", "is_transient"), undefined);
  assert.equal(codeOf(await callGraph(stage, "POST", `/${numberId}/messages`, ["Olá"])), 100);
});
