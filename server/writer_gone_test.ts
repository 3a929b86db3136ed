import { equal, match } from "node:assert/strict";
import { createHmac } from "node:crypto";
import { aFolder, runBalcao, startBalcao } from "../testing/balcao_process.ts";
import { eventually } from "../testing/eventually.ts";
import { startProcess } from "../testing/process.ts";
import { openConnection, sql } from "../core/db/mod.ts";

const NUMBER = "106540352242922";
const SECRET = "an app's secret";
const connection =
  `connection add --name Loja --phone-number-id ${NUMBER} --waba-id 1 --access-token - --app-secret - --verify-token -`;
const delivery = JSON.stringify({
  object: "whatsapp_business_account",
  entry: [{
    id: "1",
    changes: [{
      field: "messages",
      value: {
        messaging_product: "whatsapp",
        metadata: { display_phone_number: "551140001234", phone_number_id: NUMBER },
        contacts: [{ profile: { name: "Carla" }, wa_id: "5511987654321" }],
        messages: [{
          from: "5511987654321",
          id: "wamid.1",
          timestamp: "1767225600",
          type: "text",
          text: { body: "Oi" },
        }],
      },
    }],
  }],
});

async function deliverTo(url: string): Promise<number> {
  const signature = "sha256=" + createHmac("sha256", SECRET).update(delivery).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": signature };
  const reply = await fetch(`${url}/webhooks/whatsapp`, { method: "POST", headers, body: delivery });
  await reply.body?.cancel();
  return reply.status;
}

Deno.test("a server whose writer dies ends with an error, and the next one stores what it had taken", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };
  equal((await runBalcao(connection.split(" "), env, `token\n${SECRET}\nverify\n`)).code, 0);

  const dying = startProcess("serve_dying.ts", folder.path);
  const said: string[] = [];
  for await (const line of dying.lines) {
    said.push(line);
    if (line.startsWith("http")) equal(await deliverTo(line), 200);
  }
  equal(await dying.ended(), 1);
  match(
    said.join("\n"),
    /"level":"error","event":"writer_gone"[^]*"level":"error","event":"serving_impossible"/,
  );

  await using next = await startBalcao(env);
  const db = openConnection({ path: `${folder.path}/balcao.db`, readOnly: true });
  await eventually(
    () => db.all(sql`SELECT name FROM contacts`)[0]?.name === "Carla",
    `Carla is known to ${next.url}`,
  );
  db.close();
});
