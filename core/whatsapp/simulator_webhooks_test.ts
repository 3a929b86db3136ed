/**
 * Whatever the simulator tells, the parser understands: both are written from
 * the same facts by different hands, and this is where they meet.
 */

import { deepEqual, ok } from "node:assert/strict";
import { inboundTypes } from "../../simulator/inbound/inbound_message.ts";
import { eventFields } from "../../simulator/webhooks/fields/event.ts";
import { anaWrites, aSimStage, numberId, type SimStage, until } from "../../testing/simulator/sim_stage.ts";
import type { InboundItem } from "../messages/inbound.ts";
import { parseWebhook } from "./parse_webhook.ts";

const phone = "5511987654321";

/** What the webhooks say that this sends off. */
async function told(stage: SimStage, path: string, asks: Record<string, unknown>): Promise<InboundItem[]> {
  const before = stage.inbox.arrived.length;
  const answer = await stage.control("POST", path, asks);
  ok(answer.status < 300, JSON.stringify(answer.body));
  await until("the webhook", () => stage.inbox.arrived.length > before);
  return stage.inbox.arrived.slice(before).flatMap(({ raw }) =>
    parseWebhook(new TextEncoder().encode(raw), Date.now())
  );
}

/** What a type is read as that is no message. */
const SAID: Readonly<Record<string, string>> = {
  reaction: "reaction",
  edit: "edit",
  revoke: "revoke",
  request_welcome: "other",
  user_changed_number: "identity_change",
  user_changed_user_id: "identity_change",
  customer_identity_changed: "identity_change",
};

Deno.test("every type of message that the simulator's customers write is understood", async (t) => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await until("Ana's first words", () => stage.inbox.arrived.length === 1);
  const asks: Record<string, Record<string, unknown>> = {
    text: { text: "Oi" },
    button_reply: { id: "sim", title: "Sim" },
    list_reply: { id: "entrega", title: "Entrega" },
    button: { button: "Confirmo" },
    reaction: { emoji: "👍", message: "wamid.X" },
    edit: { text: "Outro", message: "wamid.X" },
    revoke: { message: "wamid.X" },
    user_changed_number: { new_phone: "5511900000001" },
  };
  // An attachment needs a file to be uploaded first and is then one of the other types.
  // Changes of the customer themself come last: afterwards the phone is another one.
  const types = inboundTypes.filter((type) => type !== "attachment" && !type.startsWith("user_changed"));
  for (const type of [...types, "user_changed_user_id", "user_changed_number"]) {
    await t.step(type, async () => {
      const items = await told(stage, `/phones/${phone}/messages`, { type, ...asks[type] });
      deepEqual(items.map(({ kind }) => kind), [SAID[type] ?? "message"]);
      const [item] = items;
      if (item?.kind === "message") ok(item.text !== null || item.content || item.media);
    });
  }
});

Deno.test("every field that the simulator tells is understood", async (t) => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("POST", "/groups", { participants: [phone] });
  await until("quiet", () => stage.inbox.arrived.length === 2);
  const asks: Record<string, Record<string, unknown>> = {
    messages: { errors: [{ code: 130429, title: "Rate limit hit" }] },
    standby: { text: "Oi, robô" },
    smb_message_echoes: { text: "Do celular" },
    calls: { event: "connect" },
  };
  for (const field of eventFields) {
    await t.step(field, async () => {
      const items = await told(stage, `/numbers/${numberId}/events`, { field, phone, ...asks[field] });
      ok(items.length > 0);
      for (const item of items) ok(item.kind !== "other", JSON.stringify(item));
    });
  }
});
