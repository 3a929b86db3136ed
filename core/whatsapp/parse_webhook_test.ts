import { deepEqual, equal, ok } from "node:assert/strict";
import type { InboundItem } from "../messages/inbound.ts";
import { parseWebhook } from "./parse_webhook.ts";

const RECEIVED = Date.parse("2026-09-22T00:00:00Z");
const here = new URL("fixtures/", import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) => parseWebhook(Deno.readFileSync(new URL(`${name}.json`, here)), RECEIVED);

/** What matters of an item, short enough for a table. */
function told(item: InboundItem): string {
  if (item.kind === "other") return `other ${item.field}`;
  if (item.kind !== "message" && item.kind !== "receipt") {
    return "providerId" in item ? `${item.kind} ${item.providerId}` : item.kind;
  }
  const { kind, phoneNumberId, providerId } = item;
  if (kind === "receipt") {
    return `${kind} ${phoneNumberId} ${providerId} ${item.status} ${item.error?.code ?? item.opaque ?? "-"}`;
  }
  const { phone, waId, bsuid, name } = item.from;
  const sender = [phone, waId, bsuid, name].map((part) => part ?? "-").join(",");
  const kept = item.payload === null ? "said" : "kept";
  return `${kind} ${phoneNumberId} ${providerId} ${sender} ${item.type} ${kept}: ${item.text}`;
}

const LOJA = "106540352242922";
const MARIA = "+5511987654321,5511987654321,-,Maria";
const TABLE: Record<string, string[]> = {
  text: [
    `message ${LOJA} wamid.T1 +5511987654321,5511987654321,BR.1001,Maria text said: Bom dia! Vocês têm *ração* em promoção?`,
  ],
  bsuid_only: [`message ${LOJA} wamid.B1 -,-,BR.2002,Zé text said: Oi`],
  two_numbers: [
    "message 111 wamid.N1 +5511911110001,5511911110001,-,Ana text said: para a loja",
    "message 222 wamid.N2 +5511911110001,5511911110001,-,Ana text said: para a oficina",
    "receipt 222 wamid.S0 read -",
  ],
  many_in_one_change: [
    `message ${LOJA} wamid.M1 +5511911110001,5511911110001,BR.1,Ana text said: um`,
    `message ${LOJA} wamid.M2 +5511911110002,5511911110002,BR.2,Bia text said: dois`,
    "other messages.no_object",
    "other messages.no_id",
    `message ${LOJA} wamid.M3 +5511911110001,5511911110001,BR.1,Ana text said: três`,
  ],
  statuses: [
    `receipt ${LOJA} wamid.S1 sent msg_01`,
    `receipt ${LOJA} wamid.S1 delivered -`,
    `receipt ${LOJA} wamid.S2 failed 131047`,
    `receipt ${LOJA} wamid.S3 deleted -`,
    "other statuses.incomplete",
  ],
  image: [`message ${LOJA} wamid.I1 ${MARIA} image kept: A nota`],
  interactive_reply: [`message ${LOJA} wamid.I2 ${MARIA} interactive kept: Segunda via`],
  unsupported: [`message ${LOJA} wamid.U1 ${MARIA} unsupported kept: Message type unknown`],
  no_type: [`message ${LOJA} wamid.U2 ${MARIA} unsupported kept: Message unavailable`],
  reaction_removed: ["reaction wamid.R1"],
  edit: ["edit wamid.E1"],
  forwarded_text: [`message ${LOJA} wamid.F1 ${MARIA} text kept: veja`],
  from_an_ad: [`message ${LOJA} wamid.A1 ${MARIA} text kept: Quero saber mais`],
  tomorrows_type: [`message ${LOJA} wamid.X1 ${MARIA} hologram kept: olá`],
  ninth_digit: [`message ${LOJA} wamid.D1 +5511987654321,551187654321,-,Maria text said: oi`],
  number_changed: ["identity_change wamid.C1"],
  group_message: [
    `message ${LOJA} wamid.G1 +5511987654321,5511987654321,BR.1001,Maria text said: no grupo`,
  ],
  nobody: ["other messages.no_sender"],
  echo: [`message ${LOJA} wamid.O1 +5511987654321,5511987654321,-,- text said: do celular`],
  channel_error: ["account_update"],
  tomorrows_field: ["other quantum_update"],
};

for (const [name, expected] of Object.entries(TABLE)) {
  Deno.test(`a webhook is read: ${name}`, () => deepEqual(fixture(name).map(told), expected));
}

Deno.test("Meta's timestamp counts, as text or number; without a sensible one the time of receipt does", () => {
  const at = (name: string) => fixture(name).map((item) => item.kind === "other" ? null : item.at);
  deepEqual(at("text"), [1790000000_000]);
  deepEqual(at("bsuid_only"), [1790000001_000]);
  deepEqual(at("no_timestamp"), [RECEIVED, RECEIVED]);
});

Deno.test("a username is shown without its at sign", () => {
  const [item] = fixture("bsuid_only");
  equal(item?.kind === "message" && item.from.username, "ze.souza");
});

Deno.test("an item of any type is kept as it came", () => {
  const [item] = fixture("tomorrows_type");
  deepEqual(item?.kind === "message" && item.payload, {
    from: "5511987654321",
    timestamp: "1790000010",
    id: "wamid.X1",
    type: "hologram",
    hologram: { caption: "olá", depth: 3 },
  });
});

Deno.test("text that the database could not hold is mended, and only that", () => {
  const body = Deno.readTextFileSync(new URL("text.json", here)).replace("Maria", "Ma\\u0000ria")
    .replace("Bom dia!", "a\\u0000b \\ud800 c \\ud83d\\ude00");
  const [item] = parseWebhook(bytes(body), RECEIVED);
  ok(item?.kind === "message");
  equal(item.text, "ab \uFFFD c 😀 Vocês têm *ração* em promoção?");
  equal(item.from.name, "Maria");
});

Deno.test("an absurdly nested item does not sink its neighbour", () => {
  const deep = "[".repeat(5000) + "]".repeat(5000);
  const body = Deno.readTextFileSync(new URL("image.json", here)).replace('"990"', deep);
  const [item] = parseWebhook(bytes(body), RECEIVED);
  equal(item?.kind, "message");
  ok(JSON.stringify(item).length < 1000);
});

Deno.test("what is no webhook is noted and throws nothing", () => {
  const bodies = [
    "",
    "{",
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"entry":{}}',
    '{"entry":[null,3,{"changes":5},{"changes":[null,{"field":7},{"value":[]}]}]}',
    '{"entry":[{"changes":[{"field":"messages","value":{"messages":[null,1,[]],"contacts":"x","statuses":{}}}]}]}',
    '{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"contacts":[null],' +
    '"messages":[{"id":"w","from":"1","type":"__proto__"},{"id":"w","from":"1","type":{"a":1},"errors":"e"}]}}]}]}',
    "\uFFFD\u0000",
  ];
  for (const body of bodies) {
    for (const item of parseWebhook(bytes(body), RECEIVED)) ok(item.kind, body);
  }
  deepEqual(parseWebhook(bytes("{"), RECEIVED), [{ kind: "other", field: "no_json", payload: null }]);
});
