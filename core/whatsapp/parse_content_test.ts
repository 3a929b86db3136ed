import { deepEqual, equal, ok } from "node:assert/strict";
import type { InboundItem, InboundMessage } from "../messages/inbound.ts";
import { parseWebhook } from "./parse_webhook.ts";

const RECEIVED = Date.parse("2026-11-22T00:00:00Z");
const here = new URL("fixtures/", import.meta.url);
const read = (name: string) => parseWebhook(Deno.readFileSync(new URL(`${name}.json`, here)), RECEIVED);
const isMessage = (item: InboundItem): item is InboundMessage => item.kind === "message";
const messages = (name: string) => read(name).filter(isMessage);
const contents = (name: string) => messages(name).map(({ content }) => content);

const SHA256 = "3a64f89e18d48423083cd9a3ede78e65e0988d35e42f1a0ebfce4e3021704ae7";

Deno.test("a place has its name, address and link", () => {
  deepEqual(contents("location"), [{
    kind: "location",
    latitude: -23.5505,
    longitude: -46.6333,
    name: "Praça da Sé",
    address: "Sé, São Paulo",
    url: "https://maps.example/se",
  }]);
});

Deno.test("contact cards may lack nearly everything; one may be the customer's own", () => {
  deepEqual(contents("contact_cards"), [{
    kind: "contacts",
    cards: [
      {
        name: "Ana Lima",
        firstName: "Ana",
        lastName: "Lima",
        organisation: "Casa do Café",
        phones: [{ phone: "+55 11 91111-0001", waId: "5511911110001", type: "CELL" }],
        emails: [{ email: "ana@example.com", type: "WORK" }],
        addresses: ["Rua A, 1, São Paulo, Brasil"],
        urls: ["https://example.com"],
        birthday: "1990-05-01",
      },
      { name: "Sem telefone" },
      { phones: [{ phone: "+5511911110003", waId: "5511911110003" }] },
    ],
    requested: true,
  }]);
  equal(messages("contact_cards")[0]?.text, "Ana Lima\nSem telefone\n+5511911110003");
});

Deno.test("the numbers of an order are numbers, however Meta wrote them", () => {
  deepEqual(contents("order"), [{
    kind: "order",
    catalogId: "354160437058781",
    items: [
      { productId: "CAFE-500", quantity: 2, price: 39.9, currency: "BRL" },
      { productId: "FILTRO", quantity: 1, price: 12.5, currency: "BRL" },
    ],
  }]);
});

Deno.test("a form's answers are read; what is no object is kept as the text it is", () => {
  const said = contents("forms").map((content) =>
    content?.kind === "form" && [content.fields.map(({ label, value }) => `${label}=${value}`), content.raw]
  );
  deepEqual(said, [
    [["nome=Maria", "dias=seg, ter", 'extra={"a":1}'], undefined],
    [[], "{broken"],
    [[], "null"],
    [["name=Maria", "city=São Paulo"], undefined],
  ]);
});

Deno.test("an interactive answer of a kind nobody knows is readable and whole", () => {
  const [unknown, permission] = messages("unknown_interactive");
  equal(unknown?.text, "payment_method");
  deepEqual(unknown.content, { kind: "unknown", raw: unknown.payload });
  deepEqual(permission?.content, { kind: "call_permission", response: "accept", expiresAt: 1790604800_000 });
});

Deno.test("a voice note is one under its old type too, and the hash is hex", () => {
  const media = {
    kind: "audio",
    state: "waiting",
    mimeType: "audio/ogg; codecs=opus",
    sha256: SHA256,
    voice: true,
  };
  deepEqual(messages("voice_note").map(({ type, media }) => [type, media]), [
    ["audio", { ...media, providerMediaId: "991", url: "https://lookaside.example/991" }],
    ["audio", { ...media, providerMediaId: "992", url: null }],
  ]);
});

Deno.test("a file that Meta could not take says so; one that came with an error is fetched all the same", () => {
  const [broken, shown] = messages("file_with_error");
  deepEqual(broken?.media, {
    kind: "video",
    state: "failed",
    mimeType: "video/mp4",
    error: "131052",
    providerMediaId: null,
    url: null,
  });
  equal(broken.text, "o defeito");
  deepEqual(broken.context, { errors: [{ code: "131052", title: "Media download error" }] });
  equal(shown?.media?.state, "waiting");
  equal(shown.context?.errors?.[0]?.code, "131000");
});

Deno.test("a hash that can be none is left out, so that no download looks broken by it", () => {
  const hashes = ["4654+8g=", "%%%", "", "A".repeat(64), `${SHA256.toUpperCase()}`].map((sha256) => {
    const image = { id: "1", mime_type: "image/jpeg", sha256 };
    const body = {
      entry: [{
        changes: [{
          field: "messages",
          value: {
            metadata: { phone_number_id: "1" },
            messages: [{ id: "w", from: "5511987654321", type: "image", image }],
          },
        }],
      }],
    };
    const [item] = parseWebhook(new TextEncoder().encode(JSON.stringify(body)), RECEIVED);
    ok(item && isMessage(item));
    return item.media?.sha256;
  });
  deepEqual(hashes, [undefined, undefined, undefined, "a".repeat(64), SHA256]);
});

Deno.test("what a text answers, forwards or asks about is told beside it", () => {
  const [asked] = messages("quoted_product");
  equal(asked?.quotedId, "wamid.OUT1");
  deepEqual(asked.context, { product: { productId: "CAFE-500", catalogId: "194836987003835" } });
  deepEqual(messages("forwarded_text")[0]?.context, { forwarded: "once" });
  deepEqual(messages("from_an_ad")[0]?.context, {
    referral: { sourceType: "ad", sourceId: "1", clickId: "x" },
  });
});

Deno.test("plain text carries nothing beside its words", () => {
  const [text] = messages("text");
  deepEqual(Object.keys(text ?? {}), [
    "kind",
    "phoneNumberId",
    "providerId",
    "from",
    "at",
    "type",
    "text",
    "payload",
  ]);
  equal(text?.payload, null);
});
