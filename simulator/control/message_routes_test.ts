/** What a customer does by the control API, and what is left of it on both sides. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { JsonObject } from "../json.ts";
import { assertShape, publishedValue } from "../../testing/simulator/shapes.ts";
import {
  anaWrites,
  aSimStage,
  at,
  carlaWrites,
  numberId,
  type SimStage,
  until,
} from "../../testing/simulator/sim_stage.ts";
import { valuesOf } from "../../testing/simulator/inbox.ts";

const ana = "/phones/BR.1001";

async function arrived(stage: SimStage, wamid: unknown): Promise<JsonObject> {
  return await until(
    "the message",
    () => stage.inbox.messages().find(({ id }) => id === wamid) ?? null,
  );
}

async function shown(stage: SimStage, wamid: unknown): Promise<unknown> {
  const { body } = await stage.control("GET", `${ana}/chat`);
  return Array.isArray(body.messages) ? body.messages.find((one) => at(one, "wamid") === wamid) : undefined;
}

/** Ana has this message of the business on her phone. */
async function received(stage: SimStage, message: JsonObject): Promise<string> {
  const sent = await stage.send({ to: "5511987654321", ...message });
  const wamid = String(at(sent.body, "messages", 0, "id"));
  await until("delivered", async () => at(await shown(stage, wamid), "status") === "delivered");
  return wamid;
}

const yesOrNo = {
  type: "interactive",
  interactive: {
    type: "button",
    body: { text: "Confirma?" },
    action: {
      buttons: [
        { type: "reply", reply: { id: "yes", title: "Sim" } },
        { type: "reply", reply: { id: "no", title: "Não" } },
      ],
    },
  },
};

Deno.test("A file that is brought is stored with the very same bytes, and its checksum is told in base64", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const bytes = new TextEncoder().encode("um arquivo");
  const asked = { type: "document", data: btoa("um arquivo"), mime_type: "text/plain", filename: "a.txt" };
  const { body } = await stage.control("POST", `${ana}/messages`, asked);
  const document = at(await arrived(stage, body.wamid), "document");
  assert.equal(at(document, "sha256"), createHash("sha256").update(bytes).digest("base64"));
  assert.match(String(at(document, "url")), /^http.*\?mid=/);
  const answer = await fetch(`${stage.sim.url}/_sim/media/${at(document, "id")}`);
  assert.deepEqual(await answer.bytes(), bytes);
  const part = await fetch(answer.url, { headers: { range: "bytes=3-9" } });
  assert.deepEqual([part.status, await part.text()], [206, "arquivo"]);
});

Deno.test("A file may fail its business: expired, without an address, with a checksum that lies", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const write = async (broken: string) => {
    const { body } = await stage.control("POST", `${ana}/messages`, { type: "image", broken });
    return at(await arrived(stage, body.wamid), "image");
  };
  const expired = await write("expired");
  assert.equal((await stage.graph(`/v26.0/${at(expired, "id")}`)).status >= 400, true);
  assert.equal(at(await write("no_url"), "url"), undefined);
  assert.equal(at(await write("wrong_sha256"), "sha256"), btoa("\x07".repeat(32)));
});

Deno.test("A tap on a button answers the message it is on; a wrong one is refused and names the right ones", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const wamid = await received(stage, yesOrNo);
  assert.deepEqual(at(await shown(stage, wamid), "choices"), [
    { id: "yes", title: "Sim" },
    { id: "no", title: "Não" },
  ]);
  const { body } = await stage.control("POST", `${ana}/taps`, { button: "Não" });
  const tapped = await arrived(stage, body.wamid);
  assert.deepEqual(at(tapped, "interactive", "button_reply"), { id: "no", title: "Não" });
  assert.deepEqual(at(tapped, "context"), { from: "551140001234", id: wamid });
  const refused = await stage.control("POST", `${ana}/taps`, { button: "Talvez" });
  assert.equal(refused.status, 400);
  assert.match(String(at(refused.body, "error", "message")), /Sim, Não/);
});

Deno.test("A tap on a row of a list, and one on a request for the phone number", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const rows = [{ id: "r1", title: "Pix", description: "Na hora" }, { id: "r2", title: "Boleto" }];
  const action = { button: "Escolher", sections: [{ title: "Formas", rows }] };
  await received(stage, {
    type: "interactive",
    interactive: { type: "list", body: { text: "Como?" }, action },
  });
  const row = await stage.control("POST", `${ana}/taps`, { index: 0 });
  assert.deepEqual(at(await arrived(stage, row.body.wamid), "interactive", "list_reply"), {
    id: "r1",
    title: "Pix",
    description: "Na hora",
  });
  const ask = { type: "request_contact_info", body: { text: "?" }, action: { name: "request_contact_info" } };
  await received(stage, { type: "interactive", interactive: ask });
  const card = await stage.control("POST", `${ana}/taps`, {});
  assert.equal(at(await arrived(stage, card.body.wamid), "contacts", 0, "origin"), "contact_request");
});

Deno.test("A reaction, an edit and a revocation change what is on the phone and open no window", async () => {
  await using stage = await aSimStage();
  const first = await anaWrites(stage, "Primeira");
  const wamid = await received(stage, { text: { body: "Olá" } });
  await stage.control("POST", "/clock", { advance_ms: 24 * 3600_000 });
  const write = (asked: JsonObject) => stage.control("POST", `${ana}/messages`, asked);
  await write({ type: "reaction", emoji: "👍" });
  assert.equal(at(await shown(stage, wamid), "reactions", 0, "emoji"), "👍");
  await write({ type: "reaction", remove: "absent" });
  assert.deepEqual(at(await shown(stage, wamid), "reactions"), []);
  await write({ type: "edit", message: first, text: "Corrigida" });
  assert.equal(at(await shown(stage, first), "text"), "Corrigida");
  await write({ type: "revoke" });
  assert.equal(typeof at(await shown(stage, first), "revoked_at"), "number");
  assert.equal(at((await stage.control("GET", `${ana}/chat`)).body, "window_open"), false);
});

Deno.test("The edit of a caption carries the file again, as published", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const { body } = await stage.control("POST", `${ana}/messages`, { type: "image", caption: "Antes" });
  const edit = await stage.control("POST", `${ana}/messages`, { type: "edit", text: "Depois" });
  const message = await arrived(stage, edit.body.wamid);
  assert.equal(at(message, "edit", "original_message_id"), body.wamid);
  assert.equal(at(message, "edit", "message", "image", "caption"), "Depois");
  const value = stage.inbox.arrived.flatMap((one) => valuesOf(one.body)).at(-1);
  assertShape(await publishedValue("pywa/edited_message-image.json") ?? {}, value);
});

Deno.test("A customer who changes the number is told of without contacts and reached at the new one alone", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const asked = { type: "user_changed_number", new_phone: "+55 11 91111-2222", new_bsuid: "BR.1009" };
  const { body } = await stage.control("POST", `${ana}/messages`, asked);
  const message = await arrived(stage, body.wamid);
  assert.equal(message.from, "5511987654321");
  assert.deepEqual(message.system, {
    body: "User Ana Souza changed from 5511987654321 to 5511911112222",
    type: "user_changed_number",
    wa_id: "5511911112222",
    user_id: "BR.1009",
    previous_user_id: "BR.1001",
  });
  const value = stage.inbox.arrived.flatMap((one) => valuesOf(one.body)).at(-1);
  assert.equal(value?.contacts, undefined);
  for (const file of ["pywa/system-phone_number_change.json", "meta-openapi/system-message.json"]) {
    assertShape(await publishedValue(file) ?? {}, value);
  }
  assert.equal((await stage.control("GET", "/phones/5511987654321")).status, 404);
  assert.equal((await stage.control("GET", "/phones/5511911112222")).body.bsuid, "BR.1009");
});

Deno.test("A customer known by BSUID alone goes over to another one", async () => {
  await using stage = await aSimStage();
  await carlaWrites(stage);
  const asked = { type: "user_changed_user_id", new_bsuid: "BR.3003" };
  const { body } = await stage.control("POST", "/phones/BR.2002/messages", asked);
  const message = await arrived(stage, body.wamid);
  assert.equal(message.from, undefined);
  assert.equal(at(message, "system", "previous_user_id"), "BR.2002");
  assert.equal((await stage.control("GET", "/phones/BR.3003")).body.name, "Carla Nogueira");
});

Deno.test("A word in a group names the group and the participant; strangers cannot write there", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await carlaWrites(stage);
  const group = await stage.control("POST", "/groups", { subject: "Turma", participants: ["BR.1001"] });
  const group_id = group.body.id;
  const { body } = await stage.control("POST", `${ana}/messages`, { text: "Oi, turma", group_id });
  const message = await arrived(stage, body.wamid);
  assert.deepEqual([message.group_id, message.from], [group_id, "5511987654321"]);
  const refused = await stage.control("POST", "/phones/BR.2002/messages", { text: "Oi", group_id });
  assert.equal(refused.status, 400);
});

Deno.test("What is asked for wrongly is refused and nothing is written", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const wrong: JsonObject[] = [
    { type: "telepathy" },
    { type: "text" },
    { type: "image", sample: "nada" },
    { type: "image", data: "AAAA" },
    { type: "image", data: "§", mime_type: "image/png" },
    { type: "image", broken: "badly" },
    { type: "location", latitude: 99, longitude: 0 },
    { type: "reaction" },
    { type: "button_reply", id: "x" },
    { type: "call_permission_reply", response: "maybe" },
    { type: "user_changed_number", new_phone: "abc" },
    { type: "attachment" },
  ];
  for (const asked of wrong) {
    assert.equal((await stage.control("POST", `${ana}/messages`, asked)).status, 400, JSON.stringify(asked));
  }
  assert.equal((await stage.control("POST", `${ana}/taps`, {})).status, 404);
  assert.equal((await stage.control("POST", `${ana}/plays`, {})).status, 404);
  assert.equal((await stage.control("POST", `${ana}/calls`, { event: "hum" })).status, 400);
  assert.equal((await stage.control("GET", "/state")).body.messages, 1);
  assert.equal(
    (await stage.control("POST", `/numbers/${numberId}/events`, { field: "nothing" })).status,
    400,
  );
});
