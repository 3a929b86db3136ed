/** Every field beside customers' messages: as published where somebody has, else member by member. */
import assert from "node:assert/strict";
import { isObject, type JsonObject } from "../../json.ts";
import { assertShape, publishedValue } from "../../../testing/simulator/shapes.ts";
import {
  anaWrites,
  aSimStage,
  at,
  numberId,
  type SimStage,
  until,
} from "../../../testing/simulator/sim_stage.ts";
import { eventFields } from "./event.ts";

interface Case {
  asks: JsonObject & { field: string };
  like?: string;
  says?: JsonObject;
}

const phone = "5511987654321";
const cases: Case[] = [
  { asks: { field: "messages", errors: [{ code: 130429 }] }, says: { errors: [{ code: 130429 }] } },
  {
    asks: { field: "user_preferences", phone, preference: "resume" },
    like: "user_marketing_preferences-resume",
  },
  {
    asks: { field: "user_preferences", phone, preference: "signup" },
    like: "user_marketing_preferences-signup",
  },
  { asks: { field: "account_update" }, like: "account_update-account_restriction" },
  { asks: { field: "account_update", event: "DISABLED_UPDATE" }, like: "account_update-account_disabled" },
  { asks: { field: "account_update", event: "ACCOUNT_VIOLATION" }, like: "account_update-account_violation" },
  { asks: { field: "account_update", event: "ACCOUNT_DELETED" }, like: "account_update-account_deleted" },
  {
    asks: { field: "account_update", event: "PARTNER_REMOVED" },
    like: "account_update-partner_removed_wa_app_disconnection",
  },
  {
    asks: { field: "account_alerts" },
    says: { entity_type: "PHONE_NUMBER", entity_id: numberId },
  },
  { asks: { field: "account_review_update" }, says: { decision: "APPROVED" } },
  {
    asks: { field: "business_capability_update", limit: "TIER_10K" },
    says: { max_phone_numbers_per_business: 20 },
  },
  { asks: { field: "business_username_update" }, says: { username: "casadocafe" } },
  {
    asks: { field: "message_template_status_update", event: "APPROVED" },
    like: "template_status_update-approved",
  },
  {
    asks: { field: "message_template_status_update", event: "REJECTED" },
    like: "template_status_update-rejected",
  },
  { asks: { field: "message_template_quality_update" }, like: "template_quality_update-yellow" },
  { asks: { field: "message_template_components_update" }, like: "template_components_update-element" },
  { asks: { field: "template_category_update" }, like: "template_category_update-marketing" },
  { asks: { field: "phone_number_quality_update" }, says: { event: "FLAGGED", current_limit: "TIER_2K" } },
  { asks: { field: "phone_number_name_update" }, says: { decision: "APPROVED", rejection_reason: null } },
  { asks: { field: "security" }, says: { event: "PIN_CHANGED" } },
  { asks: { field: "smb_message_echoes", phone, text: "Do celular" }, like: "outgoing_message-text" },
  { asks: { field: "smb_message_echoes", phone, type: "image" } },
  { asks: { field: "smb_message_echoes", phone, type: "edit", text: "Outro" } },
  { asks: { field: "smb_message_echoes", phone, type: "revoke" }, like: "outgoing_message-delete" },
  { asks: { field: "smb_app_state_sync", phone } },
  { asks: { field: "history", phone } },
  { asks: { field: "standby", phone, text: "Oi, robô" } },
  { asks: { field: "standby", phone, echo: true, text: "Oi, humana" } },
  { asks: { field: "messaging_handovers", phone }, says: { type: "control_passed", metadata: undefined } },
  { asks: { field: "calls", phone, event: "connect" }, like: "call_connect-user_initiated" },
  {
    asks: { field: "calls", phone, event: "connect", direction: "BUSINESS_INITIATED" },
    like: "call_connect-business_initiated",
  },
  { asks: { field: "calls", phone, event: "terminate", duration: 9 } },
  { asks: { field: "calls", phone, event: "status" } },
  { asks: { field: "group_lifecycle_update" } },
  { asks: { field: "group_participants_update", phone } },
  { asks: { field: "group_settings_update", subject: "Outra turma" } },
  { asks: { field: "group_status_update" } },
  { asks: { field: "tomorrow", value: { a: 1 } }, says: { a: 1 } },
];

async function told(stage: SimStage, asks: JsonObject): Promise<{ entry: unknown; value: unknown }> {
  const before = stage.inbox.arrived.length;
  const answer = await stage.control("POST", `/numbers/${numberId}/events`, asks);
  assert.equal(answer.status, 202, JSON.stringify(answer.body));
  const { body } = await until("the webhook", () => stage.inbox.arrived[before] ?? null);
  const entry = at(body, "entry", 0);
  assert.equal(at(entry, "changes", 0, "field"), asks.field);
  return { entry, value: at(entry, "changes", 0, "value") };
}

Deno.test("Each field is told in its own form, news about accounts with a dated entry", async (t) => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/groups", { participants: [phone] });
  await until("quiet", () => stage.inbox.arrived.length === 2);
  for (const { asks, like, says = {} } of cases) {
    await t.step(JSON.stringify(asks), async () => {
      const { entry, value } = await told(stage, asks);
      if (like !== undefined) assertShape(await publishedValue(`pywa/${like}.json`) ?? {}, value);
      for (const [key, wanted] of Object.entries(says)) assert.deepEqual(at(value, key), wanted, key);
      assert.equal(typeof at(entry, "time"), isObject(at(value, "metadata")) ? "undefined" : "number");
    });
  }
});

Deno.test("No field is without a case of its own", () => {
  assert.deepEqual(eventFields.filter((field) => !cases.some(({ asks }) => asks.field === field)), []);
});

Deno.test("History comes in chunks with their order and progress; an owner who declines gives 2593109", async () => {
  await using stage = await aSimStage({ settings: { ordered: true, concurrency: 1 } });
  await anaWrites(stage);
  const asked = { field: "history", phone, chunks: 2, messages: 3, phase: 1, media: true };
  const { body } = await stage.control("POST", `/numbers/${numberId}/events`, asked);
  assert.deepEqual(at(body, "values", 0, "history", 0, "metadata"), {
    phase: 1,
    chunk_order: 1,
    progress: 50,
  });
  const last = at(body, "values", 1, "history", 0);
  assert.deepEqual(at(last, "metadata"), { phase: 1, chunk_order: 2, progress: 100 });
  const placeholder = at(body, "values", 0, "history", 0, "threads", 0, "messages", 0);
  assert.equal(at(placeholder, "type"), "media_placeholder");
  assert.equal(at(body, "values", 2, "messages", 0, "id"), at(placeholder, "id"));
  const declined = await stage.control("POST", `/numbers/${numberId}/events`, {
    field: "history",
    declined: true,
  });
  assert.equal(at(declined.body, "values", 0, "history", 0, "errors", 0, "code"), 2593109);
});

Deno.test("What the owner types shows on the customer's phone and is no send of the API", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await until("the first word", () => stage.inbox.arrived.length === 1);
  await told(stage, { field: "smb_message_echoes", phone, text: "Do celular" });
  await told(stage, { field: "smb_message_echoes", phone, type: "edit", text: "Do meu celular" });
  const { body } = await stage.control("GET", `/phones/${phone}/chat`);
  assert.equal(at(body, "messages", 1, "text"), "Do meu celular");
  assert.equal((await stage.control("GET", "/sends")).body.count, 0);
});

Deno.test("A customer's call rings and ends, and opens the window", async () => {
  await using stage = await aSimStage();
  await stage.control("POST", "/phones", { phone, name: "Ana Souza", bsuid: "BR.1001" });
  const { status } = await stage.control("POST", "/phones/BR.1001/calls", {});
  assert.equal(status, 201);
  await until("both", () => stage.inbox.arrived.length === 2);
  const events = stage.inbox.arrived.map(({ body }) =>
    at(body, "entry", 0, "changes", 0, "value", "calls", 0, "event")
  );
  assert.deepEqual(new Set(events), new Set(["connect", "terminate"]));
  assert.equal(at((await stage.control("GET", "/phones/BR.1001/chat")).body, "window_open"), true);
});
