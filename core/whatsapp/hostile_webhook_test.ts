/** Bodies that Meta would not send: whatever stands anywhere, nothing throws and the neighbours are read. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { webhookBodies } from "../../testing/webhook_codes/bodies.ts";
import { RECEIVED } from "../../testing/webhook_codes/said.ts";
import { parseWebhook } from "./parse_webhook.ts";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const ODD: readonly unknown[] = [null, 0, -1, "", "x", true, [], {}, [null], { "": 1 }, "\ud800\0", 1e300];

/** The body once for each of its parts, with something else in the place of that part. */
function* spoilt(whole: unknown, part: unknown = whole): Generator<void> {
  if (typeof part !== "object" || part === null) return;
  const members = part as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const was = members[key];
    for (const odd of ODD) {
      members[key] = odd;
      yield;
    }
    members[key] = was;
    yield* spoilt(whole, was);
  }
}

Deno.test("with anything in the place of anything, a body is still read", () => {
  let read = 0;
  for (const { name, bytes: own } of webhookBodies().filter(({ name }) => name.startsWith("ours/"))) {
    const body: unknown = JSON.parse(new TextDecoder().decode(own));
    for (const _ of spoilt(body)) {
      for (const item of parseWebhook(bytes(body), RECEIVED)) {
        ok(item.kind === "other" ? item.field : item.at >= 0, name);
        // The safety net is there for what nobody has thought of; here it must not be needed.
        if (item.kind === "other") {
          ok(!item.field.endsWith(".unreadable"), `${name}: ${JSON.stringify(body)}`);
        }
      }
      read++;
    }
  }
  ok(read > 10_000);
});

Deno.test("nothing that is stored holds text that the database could not hold", () => {
  const wrong = "a\0b \ud800";
  const body = {
    entry: [{
      id: wrong,
      changes: [{
        field: "messages",
        value: {
          metadata: { phone_number_id: "1" },
          contacts: [{ wa_id: "5511987654321", profile: { name: wrong, username: wrong } }],
          messages: [
            {
              id: "w1",
              from: "5511987654321",
              type: "contacts",
              contacts: [{ name: { formatted_name: wrong }, phones: [{ phone: wrong, type: wrong }] }],
            },
            {
              id: "w2",
              from: "5511987654321",
              type: "document",
              document: { id: "1", filename: wrong, caption: wrong, mime_type: wrong },
            },
          ],
        },
      }],
    }],
  };
  for (const item of parseWebhook(bytes(body), RECEIVED)) {
    ok(item.kind === "message");
    const { payload: _raw, ...said } = item;
    const text = JSON.stringify(said);
    ok(text.isWellFormed() && !text.includes("\\u0000") && !text.includes("\\ud800"));
  }
});

Deno.test("long lists are cut where they are shown and whole in the raw item", () => {
  const many = <T>(one: T) => Array.from({ length: 3000 }, () => one);
  const items = parseWebhook(
    bytes({
      entry: [{
        changes: [{
          field: "messages",
          value: {
            metadata: { phone_number_id: "1" },
            messages: [
              {
                id: "w1",
                from: "5511987654321",
                type: "contacts",
                contacts: many({ phones: many({ phone: "1" }) }),
              },
              {
                id: "w2",
                from: "5511987654321",
                type: "order",
                order: { product_items: many({ product_retailer_id: "a" }) },
              },
            ],
          },
        }],
      }],
    }),
    RECEIVED,
  );
  const lengths = items.map((item) => {
    ok(item.kind === "message");
    if (item.content?.kind === "contacts") {
      return [item.content.cards.length, item.content.cards[0]?.phones?.length];
    }
    return item.content?.kind === "order" ? [item.content.items.length] : [];
  });
  deepEqual(lengths, [[257, 50], [500]]);
  equal(JSON.stringify(items[1]).match(/product_retailer_id/g)?.length, 3000);
});

Deno.test("an answer of a form that is a trap is kept as text, and its neighbour is read", () => {
  const deep = "[".repeat(50_000) + "]".repeat(50_000);
  const form = (id: string, response_json: unknown) => ({
    id,
    from: "5511987654321",
    type: "interactive",
    interactive: { type: "nfm_reply", nfm_reply: { name: "flow", response_json } },
  });
  const value = {
    metadata: { phone_number_id: "1" },
    messages: [
      form("w1", deep),
      form("w2", `{"__proto__":{"x":1},"a":${deep}}`),
      form("w3", 7),
      form("w4", null),
    ],
  };
  const items = parseWebhook(bytes({ entry: [{ changes: [{ field: "messages", value }] }] }), RECEIVED);
  deepEqual(items.map((item) => item.kind === "message" && item.content?.kind), [
    "form",
    "form",
    "form",
    "form",
  ]);
});
