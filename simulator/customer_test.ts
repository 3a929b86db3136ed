/** What a customer hears, and what the business learns of it. */
import assert from "node:assert/strict";
import { valuesOf } from "../testing/simulator/inbox.ts";
import { assertShape, publishedValue } from "../testing/simulator/shapes.ts";
import { anaWrites, aSimStage, at, numberId, until } from "../testing/simulator/sim_stage.ts";

const ana = "/phones/BR.1001";

Deno.test("A voice note of the business is heard once it has arrived, and never before", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("PATCH", ana, { online: false });
  const bytes = await Deno.readFile(new URL("./samples/voice.ogg", import.meta.url));
  const { id } = stage.sim.world.media.add({
    number: numberId,
    origin: "upload",
    mime_type: "audio/ogg",
    bytes,
    filename: "voz.ogg",
  });
  await stage.send({ to: "5511987654321", type: "audio", audio: { id, voice: true } });
  await until("sent", () => stage.inbox.statuses().length === 1);
  assert.equal((await stage.control("POST", `${ana}/plays`, {})).status, 400);
  await stage.control("PATCH", ana, { online: true });
  await until("delivered", () => stage.inbox.statuses().length === 2);
  assert.equal((await stage.control("POST", `${ana}/plays`, {})).body.status, "played");
  const all = await until("all told", () => stage.inbox.statuses().length === 4 && stage.inbox.statuses());
  assert.deepEqual(
    new Set(all.map(({ status }) => status)),
    new Set(["sent", "delivered", "read", "played"]),
  );
  const value = stage.inbox.arrived.flatMap((one) => valuesOf(one.body)).find((one) =>
    at(one, "statuses", 0, "status") === "played"
  );
  const told = await publishedValue("pywa/message_status-played.json");
  const { conversation: _, pricing: __, ...wanted } = Object(at(told, "statuses", 0) ?? {});
  assertShape(wanted, at(value, "statuses", 0));
});
