import assert from "node:assert/strict";
import type { JsonObject } from "../../json.ts";
import { accepted, aPhoto, assertRefused, type RefusedSend } from "../../../testing/simulator/graph_calls.ts";
import { anaWrites, aSimStage, at, carlaWrites, until } from "../../../testing/simulator/sim_stage.ts";

const wabaId = "102290129340398";
const text = (value: unknown) => ({ type: "text", text: value });
const named = (parameter_name: string, value: string) => ({ ...text(value), parameter_name });
const body = (...parameters: JsonObject[]) => ({ type: "body", parameters });
const header = (...parameters: JsonObject[]) => ({ type: "header", parameters });
const button = (index: unknown, sub_type: string, ...parameters: JsonObject[]) => ({
  type: "button",
  index,
  sub_type,
  parameters,
});
const template = (name: string, components: unknown = undefined, code: unknown = "pt_BR"): JsonObject => ({
  type: "template",
  template: { name, language: { code }, components },
});
const refusals = (cases: [string, JsonObject, number][]): RefusedSend[] => cases;
const order = (...values: unknown[]) => template("pedido_confirmado", [body(...values.map(text))]);
const image = { type: "image", image: { link: "https://loja.example/a.jpg" } };
const path = button("0", "url", text("verao"));
const code = button(1, "copy_code", { type: "coupon_code", coupon_code: "VERAO20" });
const campaign = (...components: JsonObject[]) => template("nova_colecao", components);
const values = body(text("Ana"), text("20%"));

Deno.test("A template goes out although the window is closed, in the words the customer reads", async () => {
  await using stage = await aSimStage();
  await stage.control("POST", "/phones", { phone: "5511987654321", name: "Ana", bsuid: "BR.1001" });
  await assertRefused(stage, [["a text", { text: { body: "Olá" } }, 131047]]);
  const { body: answer } = await stage.send({ to: "5511987654321", ...order("Ana", "1042") });
  assert.equal(at(answer, "messages", 0, "message_status"), "accepted");
  const kept = stage.sim.world.messages.get(String(at(answer, "messages", 0, "id")));
  assert.equal(kept?.text, "Olá, Ana! Seu pedido 1042 foi confirmado. Obrigado pela compra!");
  const [sent] = await until("sent", () => stage.inbox.statuses().length > 0 && stage.inbox.statuses());
  assert.deepEqual(at(sent, "pricing"), {
    billable: true,
    pricing_model: "PMP",
    type: "regular",
    category: "utility",
  });
});

Deno.test("Every built-in kind is accepted: languages, names, pictures, documents, places, buttons, codes", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const id = await aPhoto(stage);
  const money = { type: "currency", currency: { fallback_value: "R$ 9", code: "BRL", amount_1000: 9000 } };
  const when = { type: "date_time", date_time: { fallback_value: "12/12" } };
  const place = { type: "location", location: { latitude: -23.5, longitude: -46.6, name: "Casa" } };
  const file = { link: "https://loja.example/nota.pdf", filename: "nota.pdf" };
  const sends = [
    template("hello_world", undefined, "en_US"),
    template("pedido_confirmado", [body(text("Ana"), text("1"))], "es"),
    template("lembrete_consulta", [
      header(named("especialidade", "Cardiologia")),
      body(named("hora", "14:30"), named("nome", "Ana"), named("data", "12/12")),
      button(0, "quick_reply", { type: "payload", payload: "sim" }),
    ]),
    campaign(header({ type: "image", image: { id } }), values, path, code),
    template("nota_fiscal", [header({ type: "document", document: file }), body(text("1042"))]),
    template("how_to_use", [header({ type: "video", video: file }), body(text("grinder"))], "en"),
    template("pedido_a_caminho", [header(place), body(text("Ana"))]),
    template("pesquisa_de_satisfacao"),
    template("aviso_de_pagamento", [body(text("Ana"), money, when)], "es"),
    template("codigo_de_acesso", [body(text("123456")), button("0", "url", text("123456"))]),
  ];
  const kept = [];
  for (const send of sends) kept.push(stage.sim.world.messages.get(await accepted(stage, send)));
  assert.match(kept[2]?.text ?? "", /em 12\/12 às 14:30/);
  const reminder = kept[2]?.content.rendered;
  assert.deepEqual(at(reminder, "header"), { type: "text", text: "Consulta de Cardiologia" });
  assert.equal(at(reminder, "buttons", 0, "payload"), "sim");
  assert.equal(at(reminder, "buttons", 1, "payload"), "Remarcar");
  assert.equal(kept[3]?.media_id, id);
  assert.equal(at(kept[3]?.content.rendered, "buttons", 0, "value"), "https://loja.example/verao");
  assert.equal(at(kept[3]?.content.rendered, "buttons", 1, "value"), "VERAO20");
});

Deno.test("A template that is not there, or may not be sent, is refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  stage.sim.world.templates.put(wabaId, { name: "parado", status: "DISABLED" });
  stage.sim.world.templates.put(wabaId, { name: "em_analise", status: "PENDING" });
  const policy = { name: "hello_world", language: { code: "en_US", policy: "fallback" } };
  await assertRefused(
    stage,
    refusals([
      ["no template", { type: "template" }, 131008],
      ["no name", { type: "template", template: { language: { code: "pt_BR" } } }, 100],
      ["no language", { type: "template", template: { name: "hello_world" } }, 100],
      ["no language code", template("hello_world", undefined, ""), 100],
      ["another policy", { type: "template", template: policy }, 100],
      ["an unknown name", template("nunca_existiu"), 132001],
      ["a language it has not", template("hello_world", undefined, "fr"), 132001],
      ["rejected", template("oferta_recusada"), 132001],
      ["waiting for review", template("em_analise"), 132001],
      ["paused", template("aviso_pausado", [body(text("Ana"))]), 132015],
      ["disabled", template("parado"), 132016],
      ["components that are no list", template("hello_world", {}, "en_US"), 100],
      ["a component of an unknown type", template("hello_world", [{ type: "tail" }], "en_US"), 100],
    ]),
  );
});

Deno.test("Values that do not fit the text are refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const reminder = (...parameters: JsonObject[]) =>
    template("lembrete_consulta", [header(named("especialidade", "x")), body(...parameters)]);
  const [nome, data] = [named("nome", "a"), named("data", "b")];
  await assertRefused(
    stage,
    refusals([
      ["no values", template("pedido_confirmado"), 132000],
      ["one too few", order("Ana"), 132000],
      ["one too many", order("Ana", "1", "2"), 132000],
      ["values where there are none", template("hello_world", [body(text("x"))], "en_US"), 132000],
      ["an empty value", order("Ana", ""), 131008],
      ["a new line", order("Ana", "a\nb"), 132018],
      ["a tab", order("Ana", "a\tb"), 132018],
      ["five spaces", order("Ana", "a     b"), 132018],
      ["a text that grows too long", order("Ana", "é".repeat(1024)), 132005],
      ["a picture for a text", template("pedido_confirmado", [body(image, text("x"))]), 132012],
      [
        "money without words",
        template("pedido_confirmado", [body({ type: "currency", currency: {} }, text("x"))]),
        131008,
      ],
      ["values without names", reminder(text("a"), text("b"), text("c")), 132012],
      ["an unknown name", reminder(nome, data, named("sala", "c")), 132012],
      ["a name twice", reminder(nome, data, nome), 132012],
      ["the body twice", template("pedido_confirmado", [values, values]), 132018],
    ]),
  );
});

Deno.test("Headers and buttons that do not fit are refused", async () => {
  await using stage = await aSimStage({ settings: { media_errors: "sync" } });
  await anaWrites(stage);
  const id = await aPhoto(stage);
  const video = { type: "video", video: { id } };
  const place = { type: "location", location: { name: "Casa" } };
  const invoice = (parameter: JsonObject) => template("nota_fiscal", [header(parameter), body(text("1"))]);
  const survey = (component: JsonObject) => template("pesquisa_de_satisfacao", [component]);
  const whole = [header(image), values];
  await assertRefused(
    stage,
    refusals([
      ["no picture", campaign(values, path, code), 132012],
      ["a video for a picture", campaign(header(video), values, path, code), 132012],
      ["a text for a document", invoice(text("nota")), 132012],
      ["a document without its value", invoice({ type: "document" }), 131008],
      [
        "a file nobody has",
        campaign(header({ type: "image", image: { id: "1" } }), values, path, code),
        131009,
      ],
      ["a photo as a video", template("how_to_use", [header(video), body(text("x"))], "en"), 131053],
      ["a place without coordinates", template("pedido_a_caminho", [header(place), body(text("x"))]), 132012],
      ["a header where there is none", template("pedido_confirmado", [header(text("x")), values]), 132000],
      ["no value for the address", campaign(...whole, code), 131008],
      ["no code", campaign(...whole, path), 131008],
      [
        "a code of 16",
        campaign(
          ...whole,
          path,
          button(1, "copy_code", { type: "coupon_code", coupon_code: "C".repeat(16) }),
        ),
        132018,
      ],
      ["a text for a code", campaign(...whole, path, button(1, "copy_code", text("X"))), 132012],
      [
        "a payload for an address",
        campaign(...whole, button(0, "url", { type: "payload", payload: "x" }), code),
        132012,
      ],
      ["two values for an address", campaign(...whole, button(0, "url", text("a"), text("b")), code), 132000],
      [
        "a button that is not there",
        survey(button(3, "quick_reply", { type: "payload", payload: "x" })),
        132018,
      ],
      ["a button of another kind", survey(button(0, "url", text("x"))), 132018],
      ["a button twice", campaign(...whole, path, path, code), 132018],
      ["an empty payload", survey(button(0, "quick_reply", { type: "payload", payload: "" })), 131008],
      [
        "a payload of 257",
        survey(button(0, "quick_reply", { type: "payload", payload: "é".repeat(257) })),
        132018,
      ],
      [
        "a value for a telephone button",
        template("nota_fiscal", [
          header({ type: "document", document: { link: "https://loja.example/a.pdf" } }),
          body(text("1")),
          button(0, "phone_number", text("1")),
        ]),
        132018,
      ],
    ]),
  );
});

Deno.test("A code to sign in is not sent to a BSUID, and marketing fails for who has stopped it", async () => {
  await using stage = await aSimStage();
  await carlaWrites(stage);
  await anaWrites(stage);
  const login = template("codigo_de_acesso", [body(text("1")), button("0", "url", text("1"))]);
  const refused = await stage.send({ recipient: "BR.2002", ...login });
  assert.equal(at(refused.body, "error", "code"), 131062);
  const phone = stage.sim.world.phones.dial("5511987654321");
  assert.ok(phone);
  phone.stopped_marketing = true;
  const wamid = await accepted(stage, campaign(header(image), values, path, code));
  const failed = await until("failed", () => stage.inbox.statuses().find((one) => one.id === wamid) ?? null);
  assert.equal(at(failed, "errors", 0, "code"), 131050);
});
