/**
 * Webhook bodies that others have published, read from the folder that
 * BALCAO_FIXTURES names (they are theirs, so no copy lies here). Every one must
 * be read without a throw, and an item that is understood must be whole.
 */

import { equal, ok } from "node:assert/strict";
import { parseWebhook } from "./parse_webhook.ts";

const folder = Deno.env.get("BALCAO_FIXTURES");

function* bodies(under: string): Generator<[name: string, body: Uint8Array]> {
  for (const entry of Deno.readDirSync(under)) {
    const path = `${under}/${entry.name}`;
    if (entry.isDirectory) yield* bodies(path);
    else yield [path.slice(folder?.length ?? 0), Deno.readFileSync(path)];
  }
}

if (folder) {
  Deno.test("every published webhook body is read", async (t) => {
    for (const [name, body] of bodies(`${folder}/webhooks`)) {
      await t.step(name, () => {
        for (const item of parseWebhook(body, 1)) {
          if (item.kind === "other") continue;
          ok(item.phoneNumberId && item.providerId);
          ok(item.at >= 1);
          if (item.kind === "message") ok(item.from.phone ?? item.from.bsuid);
        }
      });
    }
  });

  Deno.test("no published customer message or status is left aside", () => {
    const aside: string[] = [];
    for (const [name, body] of bodies(`${folder}/webhooks`)) {
      if (name.includes("_malformed")) continue;
      const text = new TextDecoder().decode(body);
      const speaks = /"(messages|statuses)":\s*\[/.test(text) && !text.includes('"calls"');
      const understood = parseWebhook(body, 1).some((item) => item.kind !== "other");
      if (speaks !== understood) aside.push(name);
    }
    equal(aside.join("\n"), "");
  });
}
