import type { JsonObject } from "../../json.ts";
import { accepted, assertRefused, type RefusedSend } from "../../../testing/simulator/graph_calls.ts";
import { anaWrites, aSimStage } from "../../../testing/simulator/sim_stage.ts";

const body = { text: "Olá" };
const named = (type: string, name: string, parameters?: JsonObject, more: JsonObject = {}) => ({
  type,
  body,
  action: { name, parameters },
  ...more,
});
const flow = { flow_id: "1", flow_cta: "Abrir", flow_message_version: "3" };
const header = { type: "text", text: "Cardápio" };
const items = (count: number) => Array.from({ length: count }, (_, n) => ({ product_retailer_id: `p${n}` }));
const products = (sections: unknown, more: JsonObject = {}) => ({
  type: "product_list",
  header,
  body,
  action: { catalog_id: "1", sections },
  ...more,
});
const order = {
  reference_id: "r1",
  currency: "BRL",
  total_amount: { value: 100, offset: 100 },
  order: { status: "pending" },
};
const card = (card_index: number, more: JsonObject = {}) => ({
  card_index,
  type: "cta_url",
  header: { type: "image", image: { link: "https://loja.example/a.jpg" } },
  body,
  action: { name: "cta_url", parameters: { display_text: "Ver", url: "https://loja.example/" } },
  ...more,
});
const carousel = (...cards: unknown[]) => ({ type: "carousel", body, action: { cards } });

Deno.test("Every other kind with something to tap is accepted in its form", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const kinds: JsonObject[] = [
    named("location_request_message", "send_location"),
    named("address_message", "address_message", { country: "IN", values: { name: "Ana" } }),
    named("flow", "flow", { ...flow, flow_action: "navigate", flow_action_payload: { screen: "A" } }),
    named("flow", "flow", { ...flow, flow_id: undefined, flow_name: "pedido", mode: "draft" }),
    { type: "product", action: { catalog_id: "1", product_retailer_id: "p" } },
    products([{ title: "Um", product_items: items(30) }]),
    named("catalog_message", "catalog_message", { thumbnail_product_retailer_id: "p" }),
    named("order_details", "review_and_pay", order),
    named("order_status", "review_order", { reference_id: "r1", order: { status: "shipped" } }),
    carousel(card(0), card(1)),
    named("voice_call", "voice_call", { display_text: "Ligar", ttl_minutes: 60 }),
    named("call_permission_request", "call_permission_request"),
    named("request_contact_info", "request_contact_info"),
  ];
  for (const interactive of kinds) await accepted(stage, { type: "interactive", interactive });
});

Deno.test("Every other kind is refused where its form is broken", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const broken: [string, JsonObject, number][] = [
    ["a place asked for by another name", named("location_request_message", "where"), 100],
    [
      "a place asked for with a footer",
      named("location_request_message", "send_location", {}, { footer: body }),
      131009,
    ],
    [
      "a place asked for with a header",
      named("location_request_message", "send_location", {}, { header }),
      131009,
    ],
    ["an address without a country", named("address_message", "address_message", {}), 100],
    ["a flow without id and name", named("flow", "flow", { ...flow, flow_id: undefined }), 100],
    ["a flow with both", named("flow", "flow", { ...flow, flow_name: "pedido" }), 100],
    ["a flow of another version", named("flow", "flow", { ...flow, flow_message_version: "2" }), 100],
    ["a flow without a label", named("flow", "flow", { ...flow, flow_cta: "" }), 131009],
    ["a flow in an unknown mode", named("flow", "flow", { ...flow, mode: "test" }), 100],
    ["a flow that does something else", named("flow", "flow", { ...flow, flow_action: "dance" }), 100],
    ["a flow without its screen", named("flow", "flow", { ...flow, flow_action_payload: {} }), 100],
    ["a product without a catalogue", { type: "product", action: { product_retailer_id: "p" } }, 100],
    ["a product without an id", { type: "product", action: { catalog_id: "1" } }, 100],
    ["products without a header", products([{ product_items: items(1) }], { header: undefined }), 100],
    ["products in no section", products([]), 131009],
    ["an empty section", products([{ product_items: [] }]), 131009],
    ["31 products", products([{ product_items: items(31) }]), 131009],
    ["sections without titles", products([{ product_items: items(1) }, { product_items: items(1) }]), 131009],
    ["a catalogue by another name", named("catalog_message", "catalogue"), 100],
    [
      "an order without a reference",
      named("order_details", "review_and_pay", { ...order, reference_id: "" }),
      100,
    ],
    [
      "an order without a currency",
      named("order_details", "review_and_pay", { ...order, currency: "" }),
      100,
    ],
    [
      "an order's state without one",
      named("order_status", "review_order", { reference_id: "r", order: {} }),
      100,
    ],
    ["one card", carousel(card(0)), 131009],
    ["eleven cards", carousel(...Array.from({ length: 11 }, (_, n) => card(n))), 131009],
    ["a card without a picture", carousel(card(0), card(1, { header: undefined })), 100],
    ["a card with a text above", carousel(card(0), card(1, { header })), 100],
    [
      "cards of two kinds",
      carousel(card(0), card(1, { header: { type: "video", video: { link: "https://x.example/a" } } })),
      131009,
    ],
    ["an index twice", carousel(card(0), card(0)), 131009],
    ["a card's text of 161", carousel(card(0), card(1, { body: { text: "é".repeat(161) } })), 100],
    [
      "a call with a label of 21",
      named("voice_call", "voice_call", { display_text: "é".repeat(21) }),
      131009,
    ],
    ["a call for ever", named("voice_call", "voice_call", { ttl_minutes: 43_201 }), 131009],
    ["a permission by another name", named("call_permission_request", "please"), 100],
    ["a telephone number by its old name", named("request_contact_info", "contact_request"), 100],
    [
      "a telephone number without a body",
      named("request_contact_info", "request_contact_info", {}, { body: undefined }),
      100,
    ],
  ];
  const cases = broken.map((
    [wrong, interactive, code],
  ): RefusedSend => [wrong, { type: "interactive", interactive }, code]);
  await assertRefused(stage, cases);
});
