import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, aMessage, anAgent, aSupervisor, aTicket } from "../../testing/builders.ts";
import { aTemplate } from "../../testing/template_builder.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { findMessage } from "../threads/mod.ts";
import type { MessageBody } from "./message_body.ts";
import { sendMessage } from "./send_message.ts";

const SHA = "ab".repeat(32);
const picture = {
  kind: "image" as const,
  sha256: SHA,
  size: 1000,
  mimeType: "image/jpeg",
  filename: "foto.jpg",
  width: 640,
  height: 480,
};

async function aDesk(core: TestCore, of: Parameters<typeof aConnection>[1] = {}) {
  const connection = await aConnection(core, of);
  const ana = await anAgent(core, { name: "Ana" });
  const ticket = await aTicket(core, { connection, assignee: ana });
  const say = (body: MessageBody, more: { replyTo?: string; signed?: boolean; id?: string } = {}) =>
    sendMessage(core, { ticketId: ticket.id, author: ana, body, ...more });
  return { connection, ana, ticket, say };
}

/** One of each kind, as the bubble that comes of it. */
const SAID: readonly [MessageBody, Record<string, unknown>][] = [
  [{ type: "media", file: picture, caption: "Veja\r\nisto", voice: false }, {
    type: "image",
    text: "Veja\nisto",
    media: { state: "stored", ...picture },
  }],
  [{ type: "media", file: picture, caption: null, voice: false, as: "document" }, {
    type: "document",
    text: null,
    media: { state: "stored", ...picture, kind: "document" },
  }],
  [{ type: "media", file: { ...picture, mimeType: "audio/ogg; codecs=opus" }, caption: null, voice: true }, {
    type: "audio",
    text: null,
    media: { state: "stored", ...picture, kind: "audio", mimeType: "audio/ogg; codecs=opus", voice: true },
  }],
  [{ type: "location", location: { latitude: -23.5, longitude: -46.6, name: "Loja" } }, {
    type: "location",
    text: "Loja",
    content: { kind: "location", latitude: -23.5, longitude: -46.6, name: "Loja" },
  }],
  [{ type: "contacts", cards: [{ name: "Rita" }, { phones: [{ phone: "+55 11 4000-1234" }] }] }, {
    type: "contacts",
    text: "Rita, +55 11 4000-1234",
    content: { kind: "contacts", cards: [{ name: "Rita" }, { phones: [{ phone: "+55 11 4000-1234" }] }] },
  }],
  [{
    type: "interactive",
    body: "Confirma?",
    interactive: { footer: "Loja", action: { type: "buttons", buttons: [{ id: "y", title: "Sim" }] } },
    header: picture,
  }, {
    type: "interactive",
    text: "Confirma?",
    content: {
      kind: "interactive",
      footer: "Loja",
      action: { type: "buttons", buttons: [{ id: "y", title: "Sim" }] },
      header: { type: "media" },
    },
    media: { state: "stored", ...picture },
  }],
];

Deno.test("every kind of message is queued as the bubble that a reload shows", async () => {
  await using core = await openTestCore();
  const { say } = await aDesk(core);
  for (const [body, shown] of SAID) {
    const { message } = await say(body);
    const { type, text, content, media } = message;
    deepEqual({ type, text, ...(content && { content }), ...(media && { media }) }, shown);
    deepEqual(await findMessage(core, message.id), message);
  }
  equal((await core.enqueued()).length, SAID.length);
});

Deno.test("each kind is refused for its own reason, and nothing is left behind", async () => {
  await using core = await openTestCore();
  const { say } = await aDesk(core);
  const media = (file: object, more: object = {}): MessageBody => ({
    type: "media",
    file: { ...picture, ...file },
    caption: null,
    voice: false,
    ...more,
  });
  const buttons = (titles: string[]): MessageBody => ({
    type: "interactive",
    body: "?",
    interactive: { action: { type: "buttons", buttons: titles.map((title, i) => ({ id: `${i}`, title })) } },
  });
  const refusals: [MessageBody, string][] = [
    [media({ size: 0 }), "media_empty"],
    [media({ size: 6 * 1024 * 1024 }), "media_too_large"],
    [media({ mimeType: "image/svg+xml" }), "media_type_unsupported"],
    [media({}, { as: "sticker" }), "media_type_unsupported"],
    [media({ mimeType: "audio/mpeg" }, { voice: true }), "media_type_unsupported"],
    [media({}, { caption: "😀".repeat(1025) }), "caption_too_long"],
    [media({ mimeType: "audio/mpeg" }, { caption: "Ouça" }), "caption_refused"],
    [{ type: "location", location: { latitude: 91, longitude: 0 } }, "location_invalid"],
    [{ type: "location", location: { latitude: NaN, longitude: 0 } }, "location_invalid"],
    [{ type: "contacts", cards: [] }, "contacts_empty"],
    [{ type: "contacts", cards: [{ name: " " }] }, "contacts_empty"],
    [{ type: "contacts", cards: Array(258).fill({ name: "Rita" }) }, "contacts_too_many"],
    [buttons([]), "interactive_invalid"],
    [buttons(["a", "b", "c", "d"]), "interactive_invalid"],
    [buttons(["a", "a"]), "interactive_invalid"],
    [buttons(["😀".repeat(21)]), "interactive_invalid"],
  ];
  for (const [body, code] of refusals) await rejects(say(body), { kind: "invalid", code });
  deepEqual(await core.emitted(), []);
});

Deno.test("the same id with another file, caption or answered message is refused; the same again is the same", async () => {
  await using core = await openTestCore();
  const { say, ticket } = await aDesk(core);
  const asked = await aMessage(core, { ticketId: ticket.id, providerId: "wamid.asked", text: "Tem foto?" });
  const body: MessageBody = { type: "media", file: picture, caption: "Veja", voice: false };
  const id = core.newId("message");
  const first = await say(body, { id, replyTo: asked.id });
  deepEqual(await say(body, { id, replyTo: asked.id }), { message: first.message, isNew: false });
  const others: MessageBody[] = [
    { ...body, caption: "Olhe" },
    { ...body, file: { ...picture, sha256: "cd".repeat(32) } },
    { type: "text", text: "Veja" },
  ];
  for (const other of others) {
    await rejects(say(other, { id, replyTo: asked.id }), { code: "message_id_taken" });
  }
  await rejects(say(body, { id }), { code: "message_id_taken" });
});

Deno.test("an answer carries a copy of what it answers; only what Meta knows, here, can be answered", async () => {
  await using core = await openTestCore();
  const { say, ticket, ana } = await aDesk(core);
  const asked = await aMessage(core, { ticketId: ticket.id, providerId: "wamid.asked", text: "Tem foto?" });
  const { message } = await say({ type: "text", text: "Tenho" }, { replyTo: asked.id });
  deepEqual(message.quote, {
    providerId: "wamid.asked",
    messageId: asked.id,
    direction: "in",
    type: "text",
    text: "Tem foto?",
  });
  await rejects(say({ type: "text", text: "E?" }, { replyTo: message.id }), { code: "message_not_quotable" });
  const elsewhere = await aTicket(core, { assignee: ana });
  const other = await aMessage(core, { ticketId: elsewhere.id, providerId: "wamid.other" });
  await rejects(say({ type: "text", text: "E?" }, { replyTo: other.id }), { code: "message_not_found" });
});

Deno.test("texts and captions are signed as the connection and the author's rights say", async () => {
  for (
    const [signatureMode, signed, permissions, expected] of [
      ["off", true, ["signature"], undefined],
      ["choice", true, ["signature"], true],
      ["choice", false, ["signature"], undefined],
      ["choice", true, [], undefined],
      ["forced", false, [], true],
    ] as const
  ) {
    await using core = await openTestCore();
    const connection = await aConnection(core, { signatureMode });
    const ana = await anAgent(core, { name: "Ana", permissions });
    const { id: ticketId } = await aTicket(core, { connection, assignee: ana });
    const say = async (body: MessageBody) =>
      (await sendMessage(core, { ticketId, author: ana, body, signed })).message.signed;
    equal(await say({ type: "text", text: "Oi" }), expected);
    equal(await say({ type: "media", file: picture, caption: "Oi", voice: false }), expected);
    equal(await say({ type: "media", file: picture, caption: null, voice: false }), undefined);
    if (expected) await rejects(say({ type: "text", text: "a".repeat(4096) }), { code: "text_too_long" });
  }
});

Deno.test("a template goes outside the window, by permission, complete, and not to whoever wants none", async () => {
  await using core = await openTestCore();
  const { connection, ticket, say } = await aDesk(core);
  const template = await aTemplate(core, { components: [{ type: "BODY", text: "Olá, {{1}}!" }] });
  core.advance(25 * 3600_000);
  const body = { type: "template", templateId: template.id, parameters: { body: { 1: "Maria" } } } as const;

  const { message } = await say(body);
  deepEqual([message.type, message.text], ["template", "Olá, Maria!"]);
  deepEqual(message.content, {
    kind: "template",
    templateId: template.id,
    name: template.name,
    language: "pt_BR",
    components: [{ type: "body", parameters: [{ type: "text", text: "Maria" }] }],
  });
  await rejects(say({ type: "text", text: "Oi" }), { code: "window_closed" });
  await rejects(say({ ...body, parameters: {} }), {
    code: "template_parameters_missing",
    details: { which: "body 1" },
  });
  const bruno = await anAgent(core, { permissions: [], role: "agent" });
  const his = await aTicket(core, { connection, assignee: bruno });
  await rejects(sendMessage(core, { ticketId: his.id, author: bruno, body }), { code: "permission_missing" });
  const paused = await aTemplate(core, { status: "PAUSED" });
  await rejects(say({ ...body, templateId: paused.id }), { code: "template_not_sendable" });
  const foreign = await aTemplate(core, { wabaId: "999" });
  await rejects(say({ ...body, templateId: foreign.id }), { code: "template_not_found" });

  const marketing = await aTemplate(core, { category: "MARKETING" });
  await core.commit((unit) =>
    unit.write(sql`UPDATE contacts SET marketing_stopped_at = 1 WHERE public_id = ${ticket.contact.id}`)
  );
  await rejects(say({ ...body, templateId: marketing.id, parameters: {} }), { code: "contact_opted_out" });
  await say(body);
});

Deno.test("in a group chat only texts, files and templates are said", async () => {
  await using core = await openTestCore();
  const { say, ticket } = await aDesk(core);
  await core.commit((unit) =>
    unit.write(sql`UPDATE contacts SET kind = 'group' WHERE public_id = ${ticket.contact.id}`)
  );
  await say({ type: "text", text: "Oi, gente" });
  await rejects(say({ type: "location", location: { latitude: 0, longitude: 0 } }), {
    code: "group_type_refused",
    details: { type: "location" },
  });
});

Deno.test("an answer marks the customer's words as read where the connection says so", async () => {
  for (const [readPolicy, expected] of [["on_reply", 1], ["on_read", 0], ["never", 0]] as const) {
    await using core = await openTestCore();
    const connection = await aConnection(core, { readPolicy });
    const rita = await aSupervisor(core);
    const ticket = await aTicket(core, { connection, assignee: rita });
    await aMessage(core, { ticketId: ticket.id, providerId: "wamid.1" });
    await sendMessage(core, { ticketId: ticket.id, author: rita, body: { type: "text", text: "Oi" } });
    await sendMessage(core, { ticketId: ticket.id, author: rita, body: { type: "text", text: "Tudo bem?" } });
    equal((await core.enqueued()).filter((kind) => kind === "receipt.send").length, expected, readPolicy);
  }
});
