/** Every type a customer can send, by its name at the control API: what the business is told, member by member. */
import assert from "node:assert/strict";
import { isObject, type JsonObject } from "../json.ts";
import { valuesOf } from "../../testing/simulator/inbox.ts";
import { assertShape, publishedValue } from "../../testing/simulator/shapes.ts";
import { anaWrites, aSimStage, at, type SimStage, until } from "../../testing/simulator/sim_stage.ts";
import { inboundTypes } from "./inbound_message.ts";

interface Case {
  type: string;
  asks?: JsonObject;
  /** Published bodies whose members ours must have. */
  like?: string[];
  /** Members of the message; each must be there as it is. */
  says: JsonObject;
}

const forwarded = { forwarded: true };
const cases: Case[] = [
  { type: "text", asks: { text: "Oi" }, like: ["pywa/message-text.json"], says: { text: { body: "Oi" } } },
  {
    type: "text",
    asks: { text: "Oi", ...forwarded },
    like: ["pywa/message-forwarded.json"],
    says: { context: { forwarded: true } },
  },
  {
    type: "text",
    asks: { text: "Oi", forwarded: "many" },
    like: ["pywa/message-forwarded_many_times.json"],
    says: { context: { frequently_forwarded: true } },
  },
  {
    type: "text",
    asks: { text: "Vi o anúncio", referral: true },
    like: ["pywa/message-referral.json", "meta-openapi/text-message-from-click-to-whatsapp-ad.json"],
    says: { text: { body: "Vi o anúncio" } },
  },
  {
    type: "image",
    asks: { caption: "Veja" },
    like: ["pywa/message-image.json", "pywa/message-media_with_url.json", "bindambc/imagemessage.json"],
    says: { type: "image" },
  },
  { type: "video", asks: { caption: "Veja", ...forwarded }, like: ["pywa/message-video.json"], says: {} },
  { type: "audio", asks: forwarded, like: ["pywa/message-audio.json"], says: { type: "audio" } },
  { type: "voice", like: ["pywa/message-voice.json", "bindambc/audiomessage.json"], says: { type: "audio" } },
  {
    type: "document",
    asks: { caption: "Nota", ...forwarded },
    like: ["pywa/message-document.json"],
    says: { type: "document" },
  },
  { type: "sticker", like: ["pywa/message-static_sticker.json", "bindambc/stickermessage.json"], says: {} },
  { type: "sticker", asks: { animated: true }, like: ["pywa/message-animated_sticker.json"], says: {} },
  { type: "location", asks: forwarded, like: ["pywa/message-chosen_location.json"], says: {} },
  {
    type: "location",
    asks: { latitude: -23.5, longitude: "-46.6", ...forwarded },
    like: ["pywa/message-current_location.json"],
    says: { location: { latitude: -23.5, longitude: -46.6 } },
  },
  {
    type: "contacts",
    like: ["pywa/message-contacts.json", "meta-openapi/contact-sharing-message.json"],
    says: {},
  },
  {
    type: "contacts",
    asks: { contact_request: true },
    says: {
      contacts: [{
        name: { formatted_name: "Ana Souza" },
        phones: [{ phone: "+5511987654321", wa_id: "5511987654321", type: "CELL" }],
        origin: "contact_request",
      }],
    },
  },
  {
    type: "order",
    like: ["pywa/message-order.json", "meta-openapi/order-message.json"],
    says: { type: "order" },
  },
  {
    type: "product_inquiry",
    like: ["meta-openapi/text-message-with-context-product-inquiry.json"],
    says: { type: "text" },
  },
  {
    type: "button_reply",
    asks: { id: "sim", title: "Sim", reply_to: "wamid.X" },
    like: ["pywa/callback_button-button.json", "meta-openapi/interactive-button-reply-message.json"],
    says: { interactive: { type: "button_reply", button_reply: { id: "sim", title: "Sim" } } },
  },
  {
    type: "list_reply",
    asks: { id: "a", title: "A", description: "Um", reply_to: "wamid.X" },
    like: ["pywa/callback_selection-description.json", "meta-openapi/interactive-list-reply-message.json"],
    says: { context: { from: "551140001234", id: "wamid.X" } },
  },
  {
    type: "nfm_reply",
    asks: { response: { nota: 5 }, reply_to: "wamid.X" },
    like: ["pywa/flow_completion-completion.json"],
    says: {
      interactive: {
        type: "nfm_reply",
        nfm_reply: { response_json: '{"nota":5}', body: "Sent", name: "flow" },
      },
    },
  },
  {
    type: "call_permission_reply",
    asks: { reply_to: "wamid.X" },
    like: ["pywa/call_permission_update-accept.json"],
    says: { type: "interactive" },
  },
  {
    type: "call_permission_reply",
    asks: { response: "reject", reply_to: "wamid.X" },
    like: ["pywa/call_permission_update-reject.json"],
    says: { type: "interactive" },
  },
  {
    type: "interactive",
    asks: { interactive: { type: "amanhã" } },
    says: { interactive: { type: "amanhã" } },
  },
  {
    type: "button",
    asks: { button: "Confirmar", payload: "ok", reply_to: "wamid.X" },
    like: ["pywa/callback_button-quick_reply.json", "meta-openapi/button-message.json"],
    says: { button: { payload: "ok", text: "Confirmar" } },
  },
  {
    type: "button",
    asks: { button: "Confirmar" },
    like: ["pywa/callback_button-quick_reply_without_context.json"],
    says: { context: undefined },
  },
  {
    type: "reaction",
    asks: { message: "wamid.X", emoji: "👍" },
    like: ["pywa/message-reaction.json", "meta-openapi/reaction-message.json"],
    says: { reaction: { message_id: "wamid.X", emoji: "👍" } },
  },
  {
    type: "reaction",
    asks: { message: "wamid.X", remove: "empty" },
    like: ["pywa/message-unreaction_empty.json"],
    says: { reaction: { message_id: "wamid.X", emoji: "" } },
  },
  {
    type: "reaction",
    asks: { message: "wamid.X", remove: "absent" },
    like: ["pywa/message-unreaction_no_emoji.json"],
    says: { reaction: { message_id: "wamid.X" } },
  },
  {
    type: "edit",
    asks: { message: "wamid.X", text: "Outro" },
    says: {
      edit: {
        original_message_id: "wamid.X",
        message: { context: { id: "M0" }, type: "text", text: { body: "Outro" } },
      },
    },
  },
  {
    type: "revoke",
    asks: { message: "wamid.X" },
    like: ["pywa/deleted_message-revoke.json"],
    says: { revoke: { original_message_id: "wamid.X" } },
  },
  {
    type: "unsupported",
    like: ["pywa/message-unsupported_with_type.json", "meta-openapi/unsupported-message.json"],
    says: { unsupported: { type: "poll" } },
  },
  {
    type: "unsupported",
    asks: { legacy: true },
    like: ["pywa/message-unsupported.json", "bindambc/messagedeleted.json"],
    says: { unsupported: undefined },
  },
  { type: "unknown", says: { type: "unknown" } },
  { type: "no_type", says: { type: undefined } },
  { type: "request_welcome", says: { type: "request_welcome" } },
  {
    type: "customer_identity_changed",
    like: ["pywa/system-identity_change.json"],
    says: { system: { body: "User Ana Souza identity changed", type: "customer_identity_changed" } },
  },
  { type: "text", asks: { text: "Oi", errors: 131000 }, says: { text: { body: "Oi" } } },
  {
    type: "tomorrow",
    asks: { content: { tomorrow: { a: 1 } } },
    says: { type: "tomorrow", tomorrow: { a: 1 } },
  },
];

async function told(stage: SimStage, type: string, asks: JsonObject): Promise<JsonObject> {
  const answer = await stage.control("POST", "/phones/BR.1001/messages", { type, ...asks });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const { wamid } = answer.body;
  return await until(
    "the webhook",
    () =>
      stage.inbox.arrived.flatMap(({ body }) => valuesOf(body)).find((value) =>
        at(value, "messages", 0, "id") === wamid
      ) ?? null,
  );
}

Deno.test("Each type arrives with the published members and says what was asked for", async (t) => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  for (const { type, asks = {}, like = [], says } of cases) {
    await t.step(`${type} ${JSON.stringify(asks)}`, async () => {
      const value = await told(stage, type, asks);
      const message = at(value, "messages", 0);
      assert.ok(isObject(message));
      assert.match(String(message.timestamp), /^\d{10}$/);
      assert.equal(message.from, "5511987654321");
      assert.equal(message.from_user_id, "BR.1001");
      assert.deepEqual(at(value, "contacts", 0, "user_id"), "BR.1001");
      for (const [key, wanted] of Object.entries(says)) assert.deepEqual(message[key], wanted, key);
      for (const file of like) assertShape(await publishedValue(file) ?? {}, value);
    });
  }
});

Deno.test("No type is without a case of its own", () => {
  const elsewhere = ["attachment", "user_changed_number", "user_changed_user_id"];
  const missing = inboundTypes.filter((type) => !cases.some((one) => one.type === type));
  assert.deepEqual(missing, elsewhere);
});
