import assert from "node:assert/strict";
import type { JsonObject } from "../../json.ts";
import { accepted, aPhoto, assertRefused, type RefusedSend } from "../../../testing/simulator/graph_calls.ts";
import { anaWrites, aSimStage } from "../../../testing/simulator/sim_stage.ts";

const long = (length: number) => "🙂".repeat(length);
const body = { text: "Como podemos ajudar?" };
const button = (id: string, title = `Opção ${id}`) => ({ type: "reply", reply: { id, title } });
const buttons = (...list: JsonObject[]) => ({ type: "button", body, action: { buttons: list } });
const row = (id: string, more: JsonObject = {}) => ({ id, title: `Linha ${id}`, ...more });
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => row(`r${from + index}`));
const list = (sections: unknown, more: JsonObject = {}) => ({
  type: "list",
  body,
  action: { button: "Escolher", sections },
  ...more,
});
const link = (parameters: JsonObject, more: JsonObject = {}) => ({
  type: "cta_url",
  body,
  action: { name: "cta_url", parameters },
  ...more,
});
const url = "https://loja.example/";
const sends = (cases: [string, JsonObject, number][]): RefusedSend[] =>
  cases.map(([wrong, interactive, code]) => [wrong, { type: "interactive", interactive }, code]);

Deno.test("Buttons, lists and links are accepted up to their limits, counted in characters", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const id = await aPhoto(stage);
  const send = (interactive: JsonObject) => accepted(stage, { type: "interactive", interactive });
  const whole = {
    ...buttons(button("a".repeat(256), long(20)), button("b"), button("c")),
    header: { type: "text", text: long(60) },
    body: { text: long(1024) },
    footer: { text: long(60) },
  };
  const wamid = await send(whole);
  assert.deepEqual(stage.sim.world.messages.get(wamid)?.content.interactive, whole);
  const picture = await send({ ...buttons(button("a")), header: { type: "image", image: { id } } });
  assert.equal(stage.sim.world.messages.get(picture)?.media_id, id);
  const sections = [
    { title: long(24), rows: [row("a".repeat(200), { title: long(24), description: long(72) })] },
    { title: "Outras", rows: rows(9) },
  ];
  await send(list(sections, { body: { text: long(4096) }, header: { type: "text", text: "Menu" } }));
  await send(list([{ rows: rows(10) }]));
  await send(link({ display_text: long(20), url }, { footer: { text: "Até logo" } }));
});

Deno.test("Buttons beyond their limits are refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const one = buttons(button("a"));
  const link = "https://files.example/a";
  await assertRefused(stage, [
    ["no interactive", { type: "interactive" }, 131008],
    ...sends([
      ["no type", { ...one, type: undefined }, 100],
      ["an unknown type", { ...one, type: "slider" }, 100],
      ["no body", { ...one, body: undefined }, 100],
      ["an empty body", { ...one, body: { text: "" } }, 100],
      ["a body of 1,025", { ...one, body: { text: long(1025) } }, 100],
      ["no action", { ...one, action: undefined }, 100],
      ["no buttons", { ...one, action: {} }, 100],
      ["an empty list of buttons", buttons(), 131009],
      ["four buttons", buttons(button("a"), button("b"), button("c"), button("d")), 131009],
      ["a button that is no reply", buttons({ type: "url", reply: { id: "a", title: "A" } }), 100],
      ["a button without a reply", buttons({ type: "reply" }), 100],
      ["an empty title", buttons(button("a", "")), 131009],
      ["a title of 21", buttons(button("a", long(21))), 131009],
      ["an empty id", buttons(button("", "A")), 131009],
      ["an id of 257", buttons(button("a".repeat(257), "A")), 131009],
      ["an id twice", buttons(button("a", "A"), button("a", "B")), 131009],
      ["a title twice", buttons(button("a", "A"), button("b", "A")), 131009],
      ["a header of an unknown kind", { ...one, header: { type: "audio", audio: { link } } }, 131009],
      ["a header without its text", { ...one, header: { type: "text" } }, 100],
      ["a header of 61", { ...one, header: { type: "text", text: long(61) } }, 100],
      ["a header whose image is missing", { ...one, header: { type: "image" } }, 100],
      ["a header with an unknown file", { ...one, header: { type: "image", image: { id: "1" } } }, 131009],
      ["a footer of 61", { ...one, footer: { text: long(61) } }, 100],
    ]),
  ]);
});

Deno.test("Lists beyond their limits are refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const fine = [{ title: "Um", rows: rows(1) }];
  const named = (button: unknown) => ({ type: "list", body, action: { button, sections: fine } });
  await assertRefused(
    stage,
    sends([
      ["no button", named(undefined), 131009],
      ["a button of 21", named(long(21)), 131009],
      ["no sections", list(undefined), 100],
      ["an empty list of sections", list([]), 131009],
      [
        "eleven sections",
        list(Array.from({ length: 11 }, (_, n) => ({ title: `S${n}`, rows: [row(`${n}`)] }))),
        131009,
      ],
      ["a section without rows", list([{ title: "Um", rows: [] }]), 100],
      ["two sections, one without a title", list([...fine, { rows: rows(1, 5) }]), 131009],
      ["a section title of 25", list([{ title: long(25), rows: rows(1) }]), 100],
      ["eleven rows in one section", list([{ rows: rows(11) }]), 131009],
      ["eleven rows in two", list([{ title: "A", rows: rows(6) }, { title: "B", rows: rows(5, 6) }]), 131009],
      ["a row without an id", list([{ rows: [{ title: "A" }] }]), 131009],
      ["a row id of 201", list([{ rows: [row("a".repeat(201), { title: "A" })] }]), 131009],
      ["a row without a title", list([{ rows: [{ id: "a" }] }]), 131009],
      ["a row title of 25", list([{ rows: [row("a", { title: long(25) })] }]), 131009],
      ["a description of 73", list([{ rows: [row("a", { description: long(73) })] }]), 131009],
      ["an id in two sections", list([{ title: "A", rows: rows(1) }, { title: "B", rows: rows(1) }]), 131009],
      ["a body of 4,097", list(fine, { body: { text: long(4097) } }), 100],
      ["a picture for a header", list(fine, { header: { type: "image", image: { link: url } } }), 131009],
      ["a header of 61", list(fine, { header: { type: "text", text: long(61) } }), 100],
      ["a footer of 61", list(fine, { footer: { text: long(61) } }), 100],
    ]),
  );
});

Deno.test("A link without an address, or with too long a label, is refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const fine = { display_text: "Abrir", url };
  await assertRefused(
    stage,
    sends([
      ["no parameters", { type: "cta_url", body, action: { name: "cta_url" } }, 100],
      ["another name", { type: "cta_url", body, action: { name: "open", parameters: fine } }, 100],
      ["no label", link({ url }), 131009],
      ["a label of 21", link({ display_text: long(21), url }), 131009],
      ["no address", link({ display_text: "Abrir" }), 100],
      ["an address of another kind", link({ display_text: "Abrir", url: "tel:190" }), 131009],
      ["a body of 1,025", link(fine, { body: { text: long(1025) } }), 100],
      ["a footer of 61", link(fine, { footer: { text: long(61) } }), 100],
    ]),
  );
});
