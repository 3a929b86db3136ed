import assert from "node:assert/strict";
import { accepted, callGraph } from "../../testing/simulator/graph_calls.ts";
import {
  anaWrites,
  aSimStage,
  at,
  carlaWrites,
  numberId,
  type SimStage,
  until,
} from "../../testing/simulator/sim_stage.ts";
import { standingOf } from "../world.ts";

const wabaId = "102290129340398";
const hour = 3600_000;
const whatsapp = { messaging_product: "whatsapp" };
const codeOf = (answer: { body: unknown }) => at(answer.body, "error", "code");
const call = (stage: SimStage, method: string, path: string, body?: unknown) =>
  callGraph(stage, method, `/${numberId}${path}`, body);

Deno.test("A number's page shows everything that a check-list asks, as it stands now", async () => {
  await using stage = await aSimStage();
  const fields = "verified_name,display_phone_number,quality_rating,throughput,name_status,platform_type," +
    "whatsapp_business_manager_messaging_limit,code_verification_status,webhook_configuration,status";
  Object.assign(standingOf(stage.sim.world, numberId), {
    quality_rating: "RED",
    messaging_limit: "TIER_250",
  });
  const { body } = await call(stage, "GET", `?fields=${fields}`);
  assert.deepEqual(body, {
    verified_name: "Casa do Café",
    display_phone_number: "+55 11 4000-1234",
    quality_rating: "RED",
    throughput: { level: "STANDARD" },
    name_status: "APPROVED",
    platform_type: "CLOUD_API",
    whatsapp_business_manager_messaging_limit: "TIER_250",
    code_verification_status: "VERIFIED",
    webhook_configuration: { application: stage.inbox.url },
    status: "CONNECTED",
    id: numberId,
  });
  const listed = await callGraph(stage, "GET", `/${wabaId}/phone_numbers?fields=quality_rating`);
  assert.deepEqual(listed.body.data, [{ quality_rating: "RED", id: numberId }]);
  assert.equal((await callGraph(stage, "GET", `/${wabaId}`)).body.id, wabaId);
});

Deno.test("A business account opens to the token of its own numbers only", async () => {
  await using stage = await aSimStage();
  for (const path of ["phone_numbers", "subscribed_apps", "message_templates"]) {
    const wrong = await callGraph(stage, "GET", `/${wabaId}/${path}`, undefined, "wrong");
    assert.equal(codeOf(wrong), 190, path);
    assert.equal(
      at((await callGraph(stage, "GET", `/999/${path}`)).body, "error", "error_subcode"),
      33,
      path,
    );
  }
});

Deno.test("Without a subscription no webhook comes, and with one they come again", async () => {
  await using stage = await aSimStage();
  const path = `/${wabaId}/subscribed_apps`;
  const apps = (await callGraph(stage, "GET", path)).body;
  assert.ok(at(apps, "data", 0, "whatsapp_business_api_data", "id"));
  assert.deepEqual((await callGraph(stage, "DELETE", path)).body, { success: true });
  assert.deepEqual((await callGraph(stage, "GET", path)).body, { data: [] });
  await anaWrites(stage, "Alguém aí?");
  assert.deepEqual((await callGraph(stage, "POST", path)).body, { success: true });
  await carlaWrites(stage, "Oi");
  await until("Carla's message", () => stage.inbox.messages().length > 0);
  assert.deepEqual(stage.inbox.messages().map((one) => at(one, "text", "body")), ["Oi"]);
  const override = { override_callback_uri: "https://inbox.example/hook", verify_token: "x" };
  const { body } = await callGraph(stage, "POST", path, override);
  assert.equal(at(body, "data", 0, "override_callback_uri"), override.override_callback_uri);
  assert.equal(codeOf(await callGraph(stage, "POST", path, { override_callback_uri: "hook" })), 131009);
});

Deno.test("A number that is not registered sends nothing until it is, with its PIN", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  assert.deepEqual((await call(stage, "POST", "/deregister")).body, { success: true });
  const text = { to: "5511987654321", text: { body: "Olá" } };
  assert.equal(codeOf(await stage.send(text)), 133010);
  assert.equal(codeOf(await call(stage, "POST", "/register", { ...whatsapp, pin: "12345" })), 100);
  assert.equal(codeOf(await call(stage, "POST", "/register", { pin: "123456" })), 100);
  assert.deepEqual((await call(stage, "POST", "/register", { ...whatsapp, pin: "123456" })).body, {
    success: true,
  });
  await accepted(stage, text);
  assert.equal(codeOf(await call(stage, "POST", "/register", { ...whatsapp, pin: "654321" })), 133005);
});

Deno.test("The eleventh registration in 72 hours is refused", async () => {
  await using stage = await aSimStage();
  const register = () => call(stage, "POST", "/register", { ...whatsapp, pin: "123456" });
  for (let time = 0; time < 10; time++) assert.equal((await register()).status, 200);
  assert.equal(codeOf(await register()), 133016);
  await stage.control("POST", "/clock", { advance_ms: 72 * hour });
  assert.equal((await register()).status, 200);
});

Deno.test("The business profile keeps what was not changed and refuses what is too long", async () => {
  await using stage = await aSimStage();
  const path = "/whatsapp_business_profile";
  const profile = {
    about: "Café especial",
    email: "oi@cafe.example",
    websites: ["https://cafe.example"],
    vertical: "RESTAURANT",
  };
  assert.deepEqual((await call(stage, "POST", path, { ...whatsapp, ...profile })).body, { success: true });
  await call(stage, "POST", path, { ...whatsapp, description: "Torra própria" });
  const { body } = await call(stage, "GET", `${path}?fields=about,description,email,websites,vertical`);
  assert.deepEqual(at(body, "data", 0, "business_profile"), {
    ...whatsapp,
    ...profile,
    description: "Torra própria",
  });
  const long = (length: number) => "é".repeat(length);
  const wrong = [
    { about: "" },
    { about: long(140) },
    { address: long(257) },
    { description: long(513) },
    { email: "cafe" },
    { email: `${long(120)}@cafe.example` },
    { vertical: "COFFEE" },
    { websites: ["cafe.example"] },
    { websites: Array(3).fill("https://cafe.example") },
  ];
  for (const change of wrong) {
    assert.equal(
      codeOf(await call(stage, "POST", path, { ...whatsapp, ...change })),
      100,
      JSON.stringify(change),
    );
  }
});

Deno.test("Only who wrote in the last day can be blocked; one who cannot makes it a 400 for all", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/phones", { phone: "5511900001111", name: "Bia" });
  const block = (...users: unknown[]) =>
    call(stage, "POST", "/block_users", { ...whatsapp, block_users: users });
  const { status, body } = await block({ user: "+55 11 8765-4321" }, { user: "5511900001111" });
  assert.equal(status, 400);
  assert.equal(codeOf({ body }), 139100);
  assert.equal(at(body, "block_users", "added_users", 0, "wa_id"), "5511987654321");
  assert.equal(at(body, "block_users", "failed_users", 0, "input"), "5511900001111");
  const listed = await call(stage, "GET", "/block_users");
  assert.equal(at(listed.body, "data", 0, "wa_id"), "5511987654321");
  const wamid = await accepted(stage, { text: { body: "Olá" } });
  const failed = await until("failed", () => stage.inbox.statuses().find((one) => one.id === wamid) ?? null);
  assert.equal(at(failed, "errors", 0, "code"), 131026);
  const unblocked = await call(stage, "DELETE", "/block_users", {
    ...whatsapp,
    block_users: [{ user_id: "BR.1001" }],
  });
  assert.equal(at(unblocked.body, "block_users", "removed_users", 0, "input"), "BR.1001");
  assert.deepEqual((await call(stage, "GET", "/block_users")).body.data, []);
});

Deno.test("The message history tells what became of each message, by its wamid and page by page", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const first = await accepted(stage, { text: { body: "Um" } });
  await accepted(stage, { text: { body: "Dois" } });
  await until(
    "delivered",
    () => stage.inbox.statuses().filter((one) => one.status === "delivered").length === 2,
  );
  const { body } = await call(stage, "GET", `/message_history?message_id=${encodeURIComponent(first)}`);
  assert.equal(at(body, "data", 0, "message_id"), first);
  assert.equal(at(body, "data", 0, "events", "data", 0, "delivery_status"), "SENT");
  assert.equal(at(body, "data", 0, "events", "data", 1, "delivery_status"), "DELIVERED");
  const events = await callGraph(stage, "GET", `/${at(body, "data", 0, "id")}/events`);
  assert.deepEqual(events.body.data, at(body, "data", 0, "events", "data"));
  const page = await call(stage, "GET", "/message_history?limit=1");
  const next = await fetch(String(at(page.body, "paging", "next")), {
    headers: { authorization: "Bearer EAAtest-token" },
  });
  assert.notEqual(at(await next.json(), "data", 0, "message_id"), first);
  assert.deepEqual((await call(stage, "GET", "/message_history?message_id=wamid.x")).body.data, []);
});
