import assert from "node:assert/strict";
import { accepted, ana, assertRefused } from "../../../testing/simulator/graph_calls.ts";
import { anaWrites, aSimStage, at, until } from "../../../testing/simulator/sim_stage.ts";

const long = (length: number) => "é".repeat(length);
const day = 24 * 3600_000;

Deno.test("A place and contact cards arrive as they were sent", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const location = { latitude: -23.56, longitude: "-46.65", name: "Loja", address: "Av. Paulista, 1000" };
  const place = await accepted(stage, { type: "location", location });
  const contacts = [{
    name: { formatted_name: "Bia" },
    phones: [{ phone: "+55 11 91234-5678", type: "CELL" }],
  }];
  const cards = await accepted(stage, { type: "contacts", contacts });
  const kept = (wamid: string) => stage.sim.world.messages.get(wamid);
  assert.deepEqual(kept(place)?.content.location, { ...location, longitude: -46.65 });
  assert.deepEqual(kept(cards)?.content.contacts, contacts);
  assert.equal(kept(cards)?.text, "Bia");
});

Deno.test("A place off the map, or without coordinates, is refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const place = (location: unknown) => ({ type: "location", location });
  await assertRefused(stage, [
    ["no location", { type: "location" }, 131008],
    ["no latitude", place({ longitude: 1 }), 100],
    ["no longitude", place({ latitude: 1 }), 100],
    ["beyond the pole", place({ latitude: 90.1, longitude: 1 }), 131009],
    ["beyond the date line", place({ latitude: 1, longitude: -181 }), 131009],
    ["words for numbers", place({ latitude: "north", longitude: 1 }), 131009],
    ["a name that is no text", place({ latitude: 1, longitude: 1, name: 5 }), 100],
  ]);
});

Deno.test("Contact cards without a name, or more than 257 of them, are refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const cards = (...contacts: unknown[]) => ({ type: "contacts", contacts });
  const name = { formatted_name: "Bia" };
  await assertRefused(stage, [
    ["no contacts", { type: "contacts" }, 131008],
    ["no list", { type: "contacts", contacts: { name } }, 100],
    ["an empty list", cards(), 131009],
    ["258 cards", cards(...Array(258).fill({ name })), 131009],
    ["no name", cards({ phones: [] }), 100],
    ["no formatted name", cards({ name: { first_name: "Bia" } }), 100],
    ["phones that are no list", cards({ name, phones: "x" }), 100],
    ["a birthday in words", cards({ name, birthday: "12 de maio" }), 131009],
  ]);
  await accepted(stage, cards(...Array(257).fill({ name })));
});

Deno.test("A reaction shows on its message, is told as sent and no more, and an empty one takes it back", async () => {
  await using stage = await aSimStage();
  const message_id = await anaWrites(stage);
  const target = () => stage.sim.world.messages.get(message_id);
  const wamid = await accepted(stage, { type: "reaction", reaction: { message_id, emoji: "👍🏽" } });
  await until("the reaction", () => target()?.reactions.length === 1);
  assert.equal(target()?.reactions[0]?.emoji, "👍🏽");
  await accepted(stage, { type: "reaction", reaction: { message_id, emoji: "❤️" } });
  await until("the other one", () => target()?.reactions[0]?.emoji === "❤️");
  assert.equal(target()?.reactions.length, 1);
  await accepted(stage, { type: "reaction", reaction: { message_id, emoji: "" } });
  await until("none", () => target()?.reactions.length === 0);

  const text = await accepted(stage, { text: { body: "Até logo" } });
  await until(
    "the text's delivery",
    () => stage.inbox.statuses().some((one) => one.id === text && one.status === "delivered"),
  );
  const told = stage.inbox.statuses().filter((one) => one.id === wamid);
  assert.deepEqual(told.map((one) => one.status), ["sent"]);
  assert.equal(told[0]?.pricing, undefined);
});

Deno.test("A reaction to what is not there, is too old or belongs to somebody else is refused", async () => {
  await using stage = await aSimStage();
  const old = await anaWrites(stage);
  await stage.control("POST", "/phones", { phone: "5511900001111", name: "Bia" });
  await stage.control("POST", "/clock", { advance_ms: 31 * day });
  const fresh = await anaWrites(stage);
  const bias = await stage.control("POST", "/phones/5511900001111/messages", { text: "Oi" });
  const react = (message_id: unknown, emoji: unknown = "👍") => ({
    type: "reaction",
    reaction: { message_id, emoji },
  });
  await assertRefused(stage, [
    ["no reaction", { type: "reaction" }, 131008],
    ["no target", { type: "reaction", reaction: { emoji: "👍" } }, 100],
    ["no emoji", { type: "reaction", reaction: { message_id: fresh } }, 100],
    ["an unknown target", react("wamid.nobody"), 131009],
    ["a target of 31 days", react(old), 131009],
    ["another customer's message", react(bias.body.wamid), 131009],
    ["a word", react(fresh, "legal"), 131009],
    ["two emojis", react(fresh, "👍👍"), 131009],
    ["a reaction as a reply", { ...react(fresh), context: { message_id: fresh } }, 131009],
  ]);
});

Deno.test("Whatever is wrong with the envelope of a send is refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const text = { text: { body: "Olá" } };
  await assertRefused(stage, [
    ["a recipient type that is none", { ...text, recipient_type: "everybody" }, 100],
    ["a group nobody has", { ...text, recipient_type: "group", to: "group-1" }, 131041],
    ["a group without an id", { ...text, recipient_type: "group", to: undefined }, 100],
    ["a reply to nothing", { ...text, context: {} }, 100],
    ["a context that is a text", { ...text, context: "wamid.x" }, 100],
    ["a preview that is no yes or no", { text: { body: "Olá", preview_url: "maybe" } }, 100],
    ["a text that is a list", { text: ["Olá"] }, 100],
    ["a text of 4,097", { text: { body: long(4097) } }, 100],
  ]);
});

Deno.test("A group's message is told per participant, and only text, media and templates go to groups", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/phones", { bsuid: "BR.2002", name: "Carla" });
  const [carla] = stage.sim.world.phones.list().filter((phone) => phone.bsuid === "BR.2002");
  const [anas] = stage.sim.world.phones.list().filter((phone) => phone.phone === ana);
  assert.ok(carla && anas);
  const number = [...stage.sim.world.numbers.keys()][0] ?? "";
  const participants = [anas.id, carla.id];
  stage.sim.world.groups.set("GRP1", { id: "GRP1", number, subject: "Obra", participants });
  const group = { recipient_type: "group", to: "GRP1" };
  const location = { latitude: 1, longitude: 1 };
  await assertRefused(stage, [
    ["nobody has written in it", { ...group, text: { body: "Olá" } }, 131047],
    ["a place", { ...group, type: "location", location }, 131051],
  ]);
  await stage.control("PATCH", "/settings", { window_errors: "off" });
  const { body } = await stage.send({ ...group, text: { body: "Olá, grupo" } });
  assert.equal(at(body, "messages", 0, "group_id"), "GRP1");
  const delivered = await until("the delivery", () => {
    const found = stage.inbox.statuses().filter((one) => one.status === "delivered");
    return found.length === 2 && found;
  });
  assert.deepEqual(delivered.map((one) => one.recipient_participant_user_id), ["BR.1001", "BR.2002"]);
  assert.ok(delivered.every((one) => one.recipient_id === "GRP1" && one.recipient_type === "group"));
});
