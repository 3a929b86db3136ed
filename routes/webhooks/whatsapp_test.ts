import { deepEqual, equal } from "node:assert/strict";
import { createHmac } from "node:crypto";
import { openJournal } from "../../core/journal/mod.ts";
import { createLog } from "../../core/log.ts";
import { createWebhookApp, MAX_DELIVERY_BYTES, type WebhookDeps } from "./whatsapp.ts";

const ADDRESS = "http://balcao.test/webhooks/whatsapp";
const SECRET = "app secret";
const log = createLog("silent", () => {});
const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (body: Uint8Array) => `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;

async function openWebhook(change: Partial<WebhookDeps> = {}) {
  const folder = await Deno.makeTempDir({ prefix: "balcao-" });
  const journal = await openJournal({ path: `${folder}/journal.db`, clock: () => 1 });
  const app = createWebhookApp({
    journal,
    secrets: () => Promise.resolve(["another app's", SECRET]),
    verifyTokens: () => Promise.resolve(["", "let me in"]),
    log,
    ...change,
  });
  return {
    kept: () => journal.read({ after: 0, limit: 100 }).map(({ body }) => body),
    get: (query: string) => app.request(`${ADDRESS}?${query}`),
    post: (body: Uint8Array | ReadableStream, headers: Record<string, string> = {}) =>
      app.request(
        new Request(ADDRESS, { method: "POST", body: body as BodyInit, headers }),
      ),
    [Symbol.asyncDispose]: async () => {
      await journal.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test("Meta's verification is answered with the bare challenge, for the right token only", async () => {
  await using webhook = await openWebhook();
  const right = await webhook.get(
    "hub.mode=subscribe&hub.verify_token=let%20me%20in&hub.challenge=1158201444",
  );
  equal(right.status, 200);
  equal(await right.text(), "1158201444");
  const wrong = [
    "hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1",
    "hub.mode=subscribe&hub.verify_token=&hub.challenge=1",
    "hub.mode=unsubscribe&hub.verify_token=let%20me%20in&hub.challenge=1",
    "hub.mode=subscribe&hub.verify_token=let%20me%20in",
    "",
  ];
  for (const query of wrong) equal((await webhook.get(query)).status, 403, query);
});

Deno.test("a signed delivery is in the journal, byte for byte, before it is answered 200", async () => {
  await using webhook = await openWebhook();
  const body = bytes('{"object":"whatsapp_business_account", "entry":[] , "x":"ação"}');
  const answer = await webhook.post(body, { "x-hub-signature-256": sign(body) });
  equal(answer.status, 200);
  deepEqual(webhook.kept(), [body]);
});

Deno.test("what is not JSON is kept as well: only the signature decides", async () => {
  await using webhook = await openWebhook();
  const body = bytes("{{{");
  equal((await webhook.post(body, { "x-hub-signature-256": sign(body) })).status, 200);
  equal(webhook.kept().length, 1);
});

Deno.test("a delivery that is unsigned or signed by a stranger is refused and not kept", async () => {
  await using webhook = await openWebhook();
  const body = bytes("{}");
  equal((await webhook.post(body)).status, 401);
  equal((await webhook.post(body, { "x-hub-signature-256": sign(bytes("{ }")) })).status, 401);
  equal(webhook.kept().length, 0);
});

Deno.test("a delivery of more than 4 MB is refused, announced or not", async () => {
  await using webhook = await openWebhook();
  const large = new Uint8Array(MAX_DELIVERY_BYTES + 1);
  const signature = { "x-hub-signature-256": sign(large) };
  const announced = await webhook.post(large, { ...signature, "content-length": String(large.length) });
  equal(announced.status, 413);
  const streamed = new Blob([large]).stream();
  equal((await webhook.post(streamed, signature)).status, 413);
  const largest = large.subarray(1);
  equal((await webhook.post(largest, { "x-hub-signature-256": sign(largest) })).status, 200);
  equal(webhook.kept().length, 1);
});

Deno.test("when the journal cannot keep it, Meta is asked to come again", async () => {
  const journal = { append: () => Promise.reject(new Error("disk full")) };
  await using webhook = await openWebhook({ journal });
  const body = bytes("{}");
  const answer = await webhook.post(body, { "x-hub-signature-256": sign(body) });
  equal(answer.status, 503);
  equal(answer.headers.get("retry-after"), "5");
});

Deno.test("other methods are told what is possible", async () => {
  const app = createWebhookApp({
    journal: { append: () => Promise.resolve(1) },
    secrets: () => Promise.resolve([]),
    verifyTokens: () => Promise.resolve([]),
    log,
  });
  const answer = await app.request(ADDRESS, { method: "PUT", body: "x" });
  equal(answer.status, 405);
  equal(answer.headers.get("allow"), "GET, POST");
});
