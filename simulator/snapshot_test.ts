import assert from "node:assert/strict";
import { anaWrites, aSimStage, at, carlaWrites, numberId, until } from "../testing/simulator/sim_stage.ts";

async function aDataFile(): Promise<string> {
  return `${await Deno.makeTempDir()}/simulator.json`;
}

Deno.test("After a restart the phones have their chats, ticks and windows", async () => {
  const dataFile = await aDataFile();
  const before = await aSimStage({ dataFile });
  const wamid = await anaWrites(before);
  await carlaWrites(before);
  await before.send({ to: "5511987654321", text: { body: "Olá" } });
  await before.send({ status: "read", message_id: wamid });
  await before.control("POST", "/clock", { advance_ms: 3600_000 });
  await until("delivered", () => before.inbox.statuses().length === 2);
  const kept = await before.control("GET", "/phones/BR.1001/chat");
  await before[Symbol.asyncDispose]();

  await using after = await aSimStage({ dataFile });
  assert.deepEqual((await after.control("GET", "/phones/BR.1001/chat")).body, kept.body);
  assert.equal(at((await after.control("GET", "/clock")).body, "offset_ms"), 3600_000);
  assert.equal((await after.control("GET", "/sends")).body.count, 1);
  assert.equal((await after.send({ recipient: "BR.2002", text: { body: "Olá" } })).status, 200);
  assert.deepEqual((await after.control("POST", "/phones/BR.1001/read")).body, { read: 1 });
});

Deno.test("A message written while the business was away arrives after both have been restarted", async () => {
  const dataFile = await aDataFile();
  const before = await aSimStage({ dataFile });
  await before.control("PUT", `/numbers/${numberId}`, { webhookUrl: "http://127.0.0.1:1/nobody" });
  const wamid = await anaWrites(before);
  await until(
    "a first attempt",
    async () => at((await before.control("GET", "/deliveries")).body, "deliveries", 0, "last"),
  );
  await before[Symbol.asyncDispose]();

  await using after = await aSimStage({ dataFile });
  const [message] = await until(
    "the message",
    () => after.inbox.messages().length > 0 && after.inbox.messages(),
  );
  assert.equal(message?.id, wamid);
});

Deno.test("A message that still waits its turn is not lost by a restart", async () => {
  const dataFile = await aDataFile();
  const before = await aSimStage({ dataFile, settings: { hold_webhooks: true } });
  const wamid = await anaWrites(before);
  await before[Symbol.asyncDispose]();
  await using after = await aSimStage({ dataFile });
  const [message] = await until(
    "the message",
    () => after.inbox.messages().length > 0 && after.inbox.messages(),
  );
  assert.equal(message?.id, wamid);
});

Deno.test("A message accepted just before a stop gets its statuses after the start", async () => {
  const dataFile = await aDataFile();
  const before = await aSimStage({ dataFile, settings: { status_delay_ms: [60_000, 60_000] } });
  await anaWrites(before);
  await before.send({ to: "5511987654321", text: { body: "Olá" } });
  await before[Symbol.asyncDispose]();
  await using after = await aSimStage({ dataFile });
  await until("both statuses", () => after.inbox.statuses().length === 2);
});
