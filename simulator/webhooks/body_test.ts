/** How updates of all types lie together in one body, and that the disturbances know no difference between types. */
import assert from "node:assert/strict";
import type { JsonObject } from "../json.ts";
import { valuesOf } from "../../testing/simulator/inbox.ts";
import {
  anaWrites,
  aSimStage,
  at,
  carlaWrites,
  numberId,
  type SimStage,
  until,
} from "../../testing/simulator/sim_stage.ts";

const write = (stage: SimStage, message: JsonObject) =>
  stage.control("POST", "/phones/BR.1001/messages", message);

/** A photo, a reaction, a word of Carla's, a preference, a template's status and an account's news, in one body. */
async function everythingAtOnce(batch_layout: string): Promise<JsonObject> {
  await using stage = await aSimStage({ settings: { hold_webhooks: true, batch_max: 1000 } });
  await stage.control("PATCH", "/settings", { batch_layout });
  const first = await anaWrites(stage, "Um");
  await write(stage, { type: "image" });
  await write(stage, { type: "reaction", message: first, emoji: "👍" });
  await carlaWrites(stage, "Oi");
  for (
    const asked of [
      { field: "user_preferences", phone: "BR.1001" },
      { field: "message_template_status_update" },
      { field: "account_update" },
    ]
  ) await stage.control("POST", `/numbers/${numberId}/events`, asked);
  await stage.control("PATCH", "/settings", { hold_webhooks: false });
  await until("the body", () => stage.inbox.arrived.length > 0);
  assert.equal(stage.inbox.arrived.length, 1);
  return stage.inbox.arrived[0]?.body ?? {};
}

const fields = (entry: unknown): unknown[] => {
  const changes = at(entry, "changes");
  return Array.isArray(changes) ? changes.map((change) => at(change, "field")) : [];
};
const entries = (body: JsonObject): unknown[] => Array.isArray(body.entry) ? body.entry : [];
const both = ["message_template_status_update", "account_update"];

Deno.test("Laid out as changes, each update is one change; dated news has an entry of its own", async () => {
  const body = await everythingAtOnce("changes");
  assert.deepEqual(entries(body).map(fields), [
    ["messages", "messages", "messages", "messages", "user_preferences"],
    both,
  ]);
});

Deno.test("Laid out as entries, each update has an entry", async () => {
  const body = await everythingAtOnce("entries");
  assert.equal(entries(body).length, 7);
  assert.ok(entries(body).every((entry) => fields(entry).length === 1));
});

Deno.test("Laid out as items, messages of several customers share one change that names each customer once", async () => {
  const body = await everythingAtOnce("items");
  const [value] = valuesOf(body);
  assert.deepEqual(entries(body).map(fields), [["messages", "user_preferences"], both]);
  const types = Array.isArray(value?.messages) ? value.messages.map((message) => at(message, "type")) : [];
  assert.deepEqual(types, ["text", "image", "reaction", "text"]);
  const known = Array.isArray(value?.contacts) ? value.contacts.map((contact) => at(contact, "user_id")) : [];
  assert.deepEqual(known, ["BR.1001", "BR.2002"]);
});

Deno.test("Two numbers of one app may share a body; each change says whose it is", async () => {
  await using stage = await aSimStage({ settings: { hold_webhooks: true, batch_max: 1000 } });
  await stage.control("PUT", "/numbers/777", {
    displayPhoneNumber: "+55 11 4000-0000",
    accessToken: "other",
    appSecret: "app-secret",
    wabaId: "999",
    webhookUrl: stage.inbox.url,
  });
  await anaWrites(stage);
  await write(stage, { type: "voice", number: "777" });
  await stage.control("PATCH", "/settings", { hold_webhooks: false });
  await until("the body", () => stage.inbox.messages().length === 2);
  assert.deepEqual(entries(stage.inbox.arrived[0]?.body ?? {}).map((entry) => at(entry, "id")), [
    "102290129340398",
    "999",
  ]);
  const owners = valuesOf(stage.inbox.arrived[0]?.body ?? {}).map((value) =>
    at(value, "metadata", "phone_number_id")
  );
  assert.deepEqual(owners, [numberId, "777"]);
});

Deno.test("Duplicates, delay and another order befall every type and field", async () => {
  await using stage = await aSimStage({ settings: { concurrency: 1, ordered: false } });
  await anaWrites(stage);
  await until("the first", () => stage.inbox.arrived.length === 1);
  await stage.control("POST", "/faults", {
    kind: "webhook",
    duplicate: 1,
    reorder: true,
    delay_ms: 5,
    times: 3,
  });
  await write(stage, { type: "sticker" });
  await write(stage, { type: "location" });
  await stage.control("POST", `/numbers/${numberId}/events`, { field: "security" });
  await until("two of each", () => stage.inbox.arrived.length === 7);
  const told = stage.inbox.arrived.slice(1).map(({ body }) =>
    at(body, "entry", 0, "changes", 0, "value", "messages", 0, "type") ??
      at(body, "entry", 0, "changes", 0, "field")
  );
  assert.deepEqual(told, ["security", "security", "location", "location", "sticker", "sticker"]);
});

Deno.test("A number that nobody has subscribed to is not told; the subscription may name another address", async () => {
  await using stage = await aSimStage();
  await stage.control("PATCH", `/numbers/${numberId}/standing`, { subscribed: false });
  await anaWrites(stage, "Ninguém ouve");
  await until("gone", async () => (await stage.control("GET", "/deliveries")).body.pending === 0);
  assert.equal(stage.inbox.arrived.length, 0);
  await stage.control("PUT", `/numbers/${numberId}`, { webhookUrl: "http://127.0.0.1:1/nobody" });
  const standing = { subscribed: true, override_callback_uri: stage.inbox.url };
  await stage.control("PATCH", `/numbers/${numberId}/standing`, standing);
  await anaWrites(stage, "Agora sim");
  await until("told", () => stage.inbox.messages().length === 1);
});

Deno.test("A customer whom the business has blocked writes into the void", async () => {
  await using stage = await aSimStage();
  const phone = await stage.control("POST", "/phones", { phone: "5511987654321", bsuid: "BR.1001" });
  await stage.control("PATCH", `/numbers/${numberId}/standing`, { blocked: [phone.body.id] });
  await anaWrites(stage, "Alô?");
  await stage.control("PATCH", `/numbers/${numberId}/standing`, { blocked: [] });
  await anaWrites(stage, "Alô!");
  const heard = await until("heard", () => stage.inbox.messages().length > 0 && stage.inbox.messages());
  assert.deepEqual(heard.map((message) => at(message, "text", "body")), ["Alô!"]);
});
