/**
 * The rest of what every channel promises, told once and run twice: files, read
 * marks, subscription, templates; against the simulator over real HTTP and
 * against a scripted fetch.
 */

import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { startSimulator } from "../../simulator/mod.ts";
import type { Channel, Outgoing, Recipient } from "../messages/channel.ts";
import { createCloudChannel } from "./cloud_channel.ts";

const NUMBER = {
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  displayPhoneNumber: "+55 11 4002-8922",
  verifiedName: "Loja",
  accessToken: "token-of-the-shop",
  appSecret: "s",
  verifyToken: "v",
};
const FROM = { phoneNumberId: NUMBER.phoneNumberId, accessToken: NUMBER.accessToken };
const STRANGER = { ...FROM, accessToken: "not-ours" };
const MARIA: Recipient = { waId: "5511987654321", phone: "+5511987654321", bsuid: "BR.1001" };
const PDF = new TextEncoder().encode("%PDF-1.4 nota");

/** Somewhere to send to, with a message of Maria's to be marked. */
interface Stage {
  readonly channel: Channel;
  readonly inboundId: string;
  unsubscribe(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function simulated(): Promise<Stage> {
  const simulator = await startSimulator({
    port: 0,
    numbers: [NUMBER],
    settings: { window_errors: "off", unknown_recipients: "create", pair_rate: false },
  });
  const call = async (method: string, path: string, body: unknown) => {
    const response = await fetch(simulator.url + path, { method, body: JSON.stringify(body) });
    return await response.json();
  };
  const { waId: phone, bsuid } = MARIA;
  await call("POST", "/_sim/phones", { phone, bsuid, name: "Maria" });
  const { wamid } = await call("POST", `/_sim/phones/${phone}/messages`, { text: "Oi" });
  const standing = `/_sim/numbers/${NUMBER.phoneNumberId}/standing`;
  return {
    channel: createCloudChannel({ fetch, baseUrl: simulator.url, version: "v26.0", timeoutMs: 2000 }),
    inboundId: wamid,
    unsubscribe: () => call("PATCH", standing, { subscribed: false }),
    [Symbol.asyncDispose]: () => simulator.stop(),
  };
}

/** A fetch that answers as Meta does. */
function scripted(): Promise<Stage> {
  let subscribed = true;
  const files = new Map<string, Blob>();
  const no = (code: number, status = 400) =>
    Response.json({ error: { code, message: `(#${code})` } }, { status });
  const page = (n: number) => ({
    data: [{ id: `${n}`, name: `modelo_${n}`, language: "pt_BR", status: "APPROVED", category: "UTILITY" }],
    paging: { cursors: { after: `c${n}` }, ...(n < 3 && { next: "https://graph.test/more" }) },
  });
  const answer = async (address: URL, init: RequestInit | undefined): Promise<Response> => {
    if (new Headers(init?.headers).get("authorization") !== `Bearer ${NUMBER.accessToken}`) {
      return no(190, 401);
    }
    const [, , first = "", second] = address.pathname.split("/");
    if (address.pathname.startsWith("/files/")) return new Response(files.get(second ?? first));
    if (second === "media" && init?.body instanceof FormData) {
      const file = init.body.get("file");
      if (!(file instanceof File) || !file.type.startsWith("application/pdf")) return no(100);
      files.set("900", file);
      return Response.json({ id: "900" });
    }
    if (second === "subscribed_apps") {
      if (init?.method === "POST") subscribed = true;
      return Response.json(init?.method === "POST" ? { success: true } : { data: subscribed ? [{}] : [] });
    }
    if (second === "message_templates") {
      return Response.json(page(Number((address.searchParams.get("after") ?? "c0").slice(1)) + 1));
    }
    if (second === "messages") {
      const body = JSON.parse(String(init?.body));
      if (body.status === "read") {
        return body.message_id === "wamid.in" ? Response.json({ success: true }) : no(131009);
      }
      return Response.json({ contacts: [{ input: body.to, wa_id: body.to }], messages: [{ id: "wamid.1" }] });
    }
    const file = files.get(first);
    if (!file) return no(100);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())).toHex();
    return Response.json({
      url: `https://graph.test/files/x/${first}`,
      mime_type: file.type,
      sha256: hash,
      file_size: file.size,
      id: first,
    });
  };
  return Promise.resolve({
    channel: createCloudChannel({
      fetch: (input, init) => answer(new URL(String(input)), init),
      baseUrl: "https://graph.test/",
      version: "v26.0",
      timeoutMs: 2000,
    }),
    inboundId: "wamid.in",
    unsubscribe: () => Promise.resolve(void (subscribed = false)),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

for (const [name, open] of [["the simulator", simulated], ["a scripted fetch", scripted]] as const) {
  Deno.test(`${name}: a file goes up, is found again and comes back whole, for whoever has the token`, async () => {
    await using stage = await open();
    const file = { mimeType: "application/pdf", filename: "nota.pdf", bytes: PDF };
    const up = await stage.channel.upload(FROM, file);
    equal(up.kind, "uploaded");
    const mediaId = up.kind === "uploaded" ? up.mediaId : "";
    const found = await stage.channel.locateMedia(FROM, mediaId);
    if (found.kind !== "located") throw new Error(`not located: ${JSON.stringify(found)}`);
    deepEqual([found.mimeType, found.size], ["application/pdf", PDF.length]);
    match(found.sha256 ?? "", /^[0-9a-f]{64}$/);

    const fetched = await stage.channel.fetchMedia(FROM, found.url);
    if (fetched.kind !== "fetched") throw new Error(`not fetched: ${JSON.stringify(fetched)}`);
    deepEqual(new Uint8Array(await new Response(fetched.body).arrayBuffer()), PDF);
    const denied = await stage.channel.fetchMedia(STRANGER, found.url);
    equal(denied.kind, "refused");
    equal((await stage.channel.upload(STRANGER, file)).kind, "refused");
    equal((await stage.channel.locateMedia(FROM, "424242")).kind, "refused");
    const sent = await stage.channel.send(FROM, MARIA, {
      what: { type: "document", mediaId, filename: "nota.pdf" },
      opaque: "msg_1",
    });
    equal(sent.kind, "accepted");
  });

  Deno.test(`${name}: what WhatsApp does not take is refused at the upload`, async () => {
    await using stage = await open();
    const up = await stage.channel.upload(FROM, {
      mimeType: "image/svg+xml",
      filename: "a.svg",
      bytes: new Blob(["<svg/>"]),
    });
    equal(up.kind === "refused" && up.code, "100");
  });

  Deno.test(`${name}: every kind that needs no file is accepted`, async () => {
    await using stage = await open();
    const interactive = (
      action: Extract<Outgoing, { type: "interactive" }>["interactive"]["action"],
    ): Outgoing => ({
      type: "interactive",
      body: "Quando?",
      interactive: { kind: "interactive", action },
    });
    const whats: Outgoing[] = [
      { type: "text", text: "Veja https://loja.example" },
      { type: "location", location: { kind: "location", latitude: -23.5, longitude: -46.6, name: "Loja" } },
      { type: "contacts", contacts: { kind: "contacts", cards: [{ phones: [{ phone: "+551140001234" }] }] } },
      interactive({ type: "buttons", buttons: [{ id: "y", title: "Sim" }] }),
      interactive({ type: "list", button: "Ver", sections: [{ rows: [{ id: "1", title: "9 h" }] }] }),
      interactive({ type: "link", title: "Pagar", url: "https://loja.example/p" }),
      interactive({ type: "request_location" }),
      interactive({ type: "request_contact" }),
      { type: "reaction", targetId: stage.inboundId, emoji: "👍" },
      { type: "reaction", targetId: stage.inboundId, emoji: "" },
    ];
    for (const what of whats) {
      const outcome = await stage.channel.send(FROM, MARIA, { what, opaque: "msg_1" });
      equal(outcome.kind, "accepted", `${what.type}: ${JSON.stringify(outcome)}`);
    }
  });

  Deno.test(`${name}: a customer's message is marked as read, with typing or without`, async () => {
    await using stage = await open();
    for (const typing of [false, true]) {
      deepEqual(await stage.channel.markRead(FROM, { providerId: stage.inboundId, typing }), {
        kind: "done",
      });
    }
    const unknown = await stage.channel.markRead(FROM, { providerId: "wamid.nobody", typing: false });
    equal(unknown.kind === "refused" && unknown.code, "131009");
  });

  Deno.test(`${name}: whether webhooks come is known, and can be asked for`, async () => {
    await using stage = await open();
    equal(await stage.channel.isSubscribed(FROM, NUMBER.wabaId), true);
    await stage.unsubscribe();
    equal(await stage.channel.isSubscribed(FROM, NUMBER.wabaId), false);
    await stage.channel.subscribe(FROM, NUMBER.wabaId);
    equal(await stage.channel.isSubscribed(FROM, NUMBER.wabaId), true);
    await rejects(stage.channel.isSubscribed(STRANGER, NUMBER.wabaId), { code: "access_token_refused" });
  });

  Deno.test(`${name}: all templates of the account are listed, page after page`, async () => {
    await using stage = await open();
    const templates = await stage.channel.listTemplates(FROM, NUMBER.wabaId);
    const names = templates.map((one) => `${one.name} ${one.language}`);
    equal(new Set(names).size, templates.length);
    equal(templates.length > 2, true);
    equal(templates.every((one) => one.status !== "" && one.parameterFormat !== undefined), true);
    await rejects(stage.channel.listTemplates(STRANGER, NUMBER.wabaId), { code: "access_token_refused" });
  });
}
