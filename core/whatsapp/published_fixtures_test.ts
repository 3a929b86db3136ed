/**
 * Webhook bodies as whole files: our own in fixtures/, and those that others have
 * published, in the folder that BALCAO_FIXTURES names (they are theirs, so no copy
 * lies here). Every one must be read without a throw, and an item that is
 * understood must be whole.
 *
 * The danger is a check that nobody misses: without that folder these tests still
 * run, on our own bodies, and their names say so.
 */

import { deepEqual, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { parseWebhook } from "./parse_webhook.ts";

const published = Deno.env.get("BALCAO_FIXTURES");
const folders = [fileURLToPath(new URL("fixtures", import.meta.url))];
if (published) folders.push(`${published}/webhooks`);
const which = published ? "our own and published ones" : "our own alone, as BALCAO_FIXTURES is not set";

/** Ours that say "messages" or "statuses" and yet hold none of a customer's with us. */
const OUTSIDE = ["/group_message.json", "/nobody.json", "/standby.json"];

const bodies = folders.flatMap((folder) => [...under(folder, folder)]);

function* under(folder: string, root: string): Generator<[name: string, body: Uint8Array]> {
  for (const entry of Deno.readDirSync(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* under(path, root);
    else yield [path.slice(root.length), Deno.readFileSync(path)];
  }
}

Deno.test(`every webhook body is read (${which})`, async (t) => {
  ok(bodies.length >= 20);
  for (const [name, body] of bodies) {
    await t.step(name, () => {
      for (const item of parseWebhook(body, 1)) {
        if (item.kind !== "message" && item.kind !== "receipt") continue;
        ok(item.phoneNumberId && item.providerId);
        ok(item.at >= 1);
        if (item.kind === "message") ok(item.from.phone ?? item.from.bsuid);
      }
    });
  }
});

Deno.test(`no customer's message and no status is left aside (${which})`, () => {
  const aside: string[] = [];
  for (const [name, body] of bodies) {
    if (name.includes("_malformed")) continue;
    const text = new TextDecoder().decode(body);
    const speaks = /"(messages|statuses)":\s*\[/.test(text) && !text.includes('"calls"');
    const understood = parseWebhook(body, 1).some((item) => item.kind !== "other");
    if (speaks !== understood) aside.push(name);
  }
  deepEqual(aside.sort(), OUTSIDE);
});
