/** One number and what Meta would deliver for it, signed, for tests with real server processes. */

import { equal } from "node:assert/strict";
import { createHmac } from "node:crypto";
import { type Env, runBalcao } from "./balcao_process.ts";

const NUMBER = "106540352242922";
const SECRET = "an app's secret";

/** Adds the number's connection to the database of that environment. */
export async function addNumber(env: Env): Promise<void> {
  const words = ["connection", "add", "--name", "Loja", "--phone-number-id", NUMBER, "--waba-id", "1"];
  const secrets = ["--access-token", "-", "--app-secret", "-", "--verify-token", "-"];
  const { code, err } = await runBalcao([...words, ...secrets], env, `access\n${SECRET}\nverify\n`);
  equal(code, 0, err);
}

/** Delivers a text of Carla's as Meta does; the status of the answer. */
export async function deliverText(url: string, text: string): Promise<number> {
  const message = { id: `wamid.${text}`, timestamp: String(Math.floor(Date.now() / 1000)), type: "text" };
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "551140001234", phone_number_id: NUMBER },
    contacts: [{ profile: { name: "Carla" }, wa_id: "5511987654321" }],
    messages: [{ from: "5511987654321", ...message, text: { body: text } }],
  };
  const entry = [{ id: "1", changes: [{ field: "messages", value }] }];
  const body = JSON.stringify({ object: "whatsapp_business_account", entry });
  const signature = "sha256=" + createHmac("sha256", SECRET).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": signature };
  const reply = await fetch(`${url}/webhooks/whatsapp`, { method: "POST", headers, body });
  await reply.body?.cancel();
  return reply.status;
}
