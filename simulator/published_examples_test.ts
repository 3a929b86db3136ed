/**
 * Meta's published examples against the simulator's answers, by shape: the
 * same members, the same kinds of values.
 *
 * The copies below were written by hand from the documentation and are always
 * checked; where BALCAO_FIXTURES names a folder of published examples, those
 * are read too. Neither may be left out silently.
 */
import assert from "node:assert/strict";
import { isObject, parseJson } from "./json.ts";
import { valuesOf } from "../testing/simulator/inbox.ts";
import { anaWrites, aSimStage, carlaWrites, until } from "../testing/simulator/sim_stage.ts";

const folder = Deno.env.get("BALCAO_FIXTURES");

const example = {
  sent: {
    messaging_product: "whatsapp",
    contacts: [{ input: "+1650", wa_id: "1650" }],
    messages: [{ id: "wamid.x" }],
  },
  read: { success: true },
  error: {
    error: { message: "Invalid OAuth access token", type: "OAuthException", code: 190, fbtrace_id: "A" },
  },
  message: { from: "1650", id: "wamid.x", timestamp: "1749416383", type: "text", text: { body: "Does it?" } },
  status: { id: "wamid.x", status: "sent", timestamp: "1750263773", recipient_id: "1650" },
};

/** Every member of `published` is in `ours`, with a value of the same kind. */
function assertHasShapeOf(published: unknown, ours: unknown, path = ""): void {
  if (Array.isArray(published)) {
    assert.ok(Array.isArray(ours), `${path} is a list`);
    assertHasShapeOf(published[0], ours[0], `${path}[0]`);
  } else if (isObject(published)) {
    assert.ok(isObject(ours), `${path} is an object`);
    for (const [key, value] of Object.entries(published)) {
      assertHasShapeOf(value, ours[key], `${path}.${key}`);
    }
  } else assert.equal(typeof ours, typeof published, path);
}

/** The published file, or the copy by hand where there is no such folder. */
async function published(file: string, byHand: unknown): Promise<unknown[]> {
  if (folder === undefined) return [byHand];
  const read = parseJson(await Deno.readTextFile(`${folder}/${file}`));
  assert.ok(isObject(read), `${file} is an object`);
  return [byHand, read];
}

Deno.test("The answer to a send has the published shape", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const { body } = await stage.send({ to: "5511987654321", text: { body: "Olá" } });
  const file = "graph/phone-number-id-messages__post__res-200__send-text-message.json";
  for (const wanted of await published(file, example.sent)) assertHasShapeOf(wanted, body);
});

Deno.test("The published request for a text, addressed to Ana, is accepted", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const byHand = {
    recipient_type: "individual",
    to: "x",
    type: "text",
    text: { body: "Hi", preview_url: false },
  };
  const file = "graph/phone-number-id-messages__post__req__send-text-message.json";
  for (const request of await published(file, byHand)) {
    assert.ok(isObject(request));
    assert.equal((await stage.send({ ...request, to: "+55 11 98765-4321" })).status, 200);
  }
});

Deno.test("The published read mark with typing is accepted for a message that is there", async () => {
  await using stage = await aSimStage();
  const message_id = await anaWrites(stage);
  const byHand = { status: "read", message_id, typing_indicator: { type: "text" } };
  const file = "graph/phone-number-id-messages__post__req__send-typing-indicator-and-read-receipt.json";
  for (const request of await published(file, byHand)) {
    assert.ok(isObject(request));
    assert.deepEqual((await stage.send({ ...request, message_id })).body, example.read);
  }
});

Deno.test("A refusal has the published shape", async () => {
  await using stage = await aSimStage();
  const { body } = await stage.send({ to: "5511987654321", text: { body: "Olá" } }, "wrong");
  // error_subcode is on its way out and differs from example to example: branch on code alone.
  for (const wanted of await published("graph/phone-number-id-register__post__res-404.json", example.error)) {
    assertHasShapeOf(wanted, body);
  }
});

Deno.test("A text message's webhook has the published shape", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const [message] = await until(
    "the message",
    () => stage.inbox.messages().length > 0 && stage.inbox.messages(),
  );
  assertHasShapeOf(example.message, message);
  const body = stage.inbox.arrived[0]?.body;
  for (const wanted of await published("webhooks/meta-openapi/text-message.json", {})) {
    assertHasShapeOf(wanted, body);
  }
});

Deno.test("A status webhook has the published shape", async () => {
  await using stage = await aSimStage();
  await carlaWrites(stage);
  await anaWrites(stage);
  await stage.send({ to: "5511987654321", text: { body: "Olá" }, biz_opaque_callback_data: "data" });
  const [status] = await until(
    "the status",
    () => stage.inbox.statuses().length > 0 && stage.inbox.statuses(),
  );
  assertHasShapeOf(example.status, status);
  for (const wanted of await published("webhooks/pywa/message_status-with_tracker.json", {})) {
    const list = valuesOf(isObject(wanted) ? wanted : {})[0]?.statuses;
    if (!Array.isArray(list)) continue;
    // Since v24 there is no `conversation` on an ordinary status.
    const { conversation: _, ...shape } = isObject(list[0]) ? list[0] : {};
    assertHasShapeOf(shape, status);
  }
});
