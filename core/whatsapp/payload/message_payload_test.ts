/** Every combination of what can be sent, as it goes over the wire: golden, member by member. */

import { deepEqual, equal } from "node:assert/strict";
import type { Outgoing, Recipient } from "../../messages/channel.ts";
import type { Interactive } from "../../messages/content.ts";
import { messagePayload } from "./message_payload.ts";

const MARIA: Recipient = { waId: "5511987654321", phone: "+5511987654321", bsuid: "BR.1001" };
const HEAD = { messaging_product: "whatsapp", recipient_type: "individual", to: "5511987654321" };
const TAIL = { biz_opaque_callback_data: "msg_1" };
const payload = (what: Outgoing, more: { to?: Recipient; replyTo?: string } = {}) =>
  messagePayload({ to: MARIA, what, opaque: "msg_1", ...more });
const text: Outgoing = { type: "text", text: "Olá" };
const media = { mediaId: "777" };

/** What is sent → its own members on the wire. */
const PLAIN: readonly [string, Outgoing, Record<string, unknown>][] = [
  ["a text", text, { type: "text", text: { body: "Olá", preview_url: false } }],
  ["a text with an address", { type: "text", text: "Veja https://loja.example/a" }, {
    type: "text",
    text: { body: "Veja https://loja.example/a", preview_url: true },
  }],
  ["a picture", { type: "image", ...media }, { type: "image", image: { id: "777" } }],
  ["a picture with words", { type: "image", ...media, caption: "Veja" }, {
    type: "image",
    image: { id: "777", caption: "Veja" },
  }],
  ["a video with words", { type: "video", ...media, caption: "Veja" }, {
    type: "video",
    video: { id: "777", caption: "Veja" },
  }],
  ["a document", { type: "document", ...media, filename: "nota.pdf", caption: "A nota" }, {
    type: "document",
    document: { id: "777", caption: "A nota", filename: "nota.pdf" },
  }],
  ["a sound", { type: "audio", ...media, voice: false }, { type: "audio", audio: { id: "777" } }],
  ["a voice note", { type: "audio", ...media, voice: true }, {
    type: "audio",
    audio: { id: "777", voice: true },
  }],
  ["a sticker", { type: "sticker", ...media }, { type: "sticker", sticker: { id: "777" } }],
  ["a place", { type: "location", location: { kind: "location", latitude: -23.5, longitude: -46.6 } }, {
    type: "location",
    location: { latitude: -23.5, longitude: -46.6 },
  }],
  ["a place with a name", {
    type: "location",
    location: {
      kind: "location",
      latitude: 1,
      longitude: 2,
      name: "Loja",
      address: "Rua A, 1",
      url: "https://x.y",
    },
  }, { type: "location", location: { latitude: 1, longitude: 2, name: "Loja", address: "Rua A, 1" } }],
  ["a card with a name alone", {
    type: "contacts",
    contacts: { kind: "contacts", cards: [{ name: "Rita Alves" }] },
  }, { type: "contacts", contacts: [{ name: { formatted_name: "Rita Alves", first_name: "Rita Alves" } }] }],
  ["a whole card", {
    type: "contacts",
    contacts: {
      kind: "contacts",
      cards: [{
        name: "Rita Alves",
        firstName: "Rita",
        lastName: "Alves",
        organisation: "Loja",
        phones: [{ phone: "+55 11 4000-1234", waId: "551140001234", type: "WORK" }],
        emails: [{ email: "rita@loja.example", type: "WORK" }],
        addresses: ["Rua A, 1"],
        urls: ["https://loja.example"],
        birthday: "1990-05-17",
      }],
    },
  }, {
    type: "contacts",
    contacts: [{
      name: { formatted_name: "Rita Alves", first_name: "Rita", last_name: "Alves" },
      phones: [{ phone: "+55 11 4000-1234", type: "WORK", wa_id: "551140001234" }],
      emails: [{ email: "rita@loja.example", type: "WORK" }],
      addresses: [{ street: "Rua A, 1" }],
      urls: [{ url: "https://loja.example" }],
      org: { company: "Loja" },
      birthday: "1990-05-17",
    }],
  }],
  ["a reaction", { type: "reaction", targetId: "wamid.A", emoji: "👍" }, {
    type: "reaction",
    reaction: { message_id: "wamid.A", emoji: "👍" },
  }],
  ["a reaction taken back", { type: "reaction", targetId: "wamid.A", emoji: "" }, {
    type: "reaction",
    reaction: { message_id: "wamid.A", emoji: "" },
  }],
  ["a template without parts", { type: "template", name: "aviso", language: "pt_BR", components: [] }, {
    type: "template",
    template: { name: "aviso", language: { code: "pt_BR" } },
  }],
];

for (const [name, what, expected] of PLAIN) {
  Deno.test(`${name}, on the wire`, () => deepEqual(payload(what), { ...HEAD, ...expected, ...TAIL }));
}

const ACTIONS: readonly [Interactive["action"], string, Record<string, unknown>][] = [
  [{ type: "buttons", buttons: [{ id: "y", title: "Sim" }, { id: "n", title: "Não" }] }, "button", {
    buttons: [
      { type: "reply", reply: { id: "y", title: "Sim" } },
      { type: "reply", reply: { id: "n", title: "Não" } },
    ],
  }],
  [
    {
      type: "list",
      button: "Escolher",
      sections: [{ title: "Manhã", rows: [{ id: "9", title: "9 h", description: "Com Ana" }] }, {
        rows: [{ id: "14", title: "14 h" }],
      }],
    },
    "list",
    {
      button: "Escolher",
      sections: [{ title: "Manhã", rows: [{ id: "9", title: "9 h", description: "Com Ana" }] }, {
        rows: [{ id: "14", title: "14 h" }],
      }],
    },
  ],
  [{ type: "link", title: "Pagar", url: "https://loja.example/p" }, "cta_url", {
    name: "cta_url",
    parameters: { display_text: "Pagar", url: "https://loja.example/p" },
  }],
  [{ type: "request_location" }, "location_request_message", { name: "send_location" }],
  [{ type: "request_contact" }, "request_contact_info", { name: "request_contact_info" }],
];

for (const [action, type, wire] of ACTIONS) {
  Deno.test(`an interactive message (${action.type}) on the wire: bare, with text header and footer, with a file`, () => {
    const interactive = (of: Partial<Interactive> = {}): Interactive => ({
      kind: "interactive",
      action,
      ...of,
    });
    const body = { text: "Quando?" };
    const sent = (inner: Record<string, unknown>) => ({
      ...HEAD,
      type: "interactive",
      interactive: { type, ...inner, action: wire },
      ...TAIL,
    });
    deepEqual(payload({ type: "interactive", body: "Quando?", interactive: interactive() }), sent({ body }));
    deepEqual(
      payload({
        type: "interactive",
        body: "Quando?",
        interactive: interactive({ header: { type: "text", text: "Consulta" }, footer: "Clínica" }),
      }),
      sent({ header: { type: "text", text: "Consulta" }, body, footer: { text: "Clínica" } }),
    );
    for (const kind of ["image", "video", "document"] as const) {
      const header = { kind, mediaId: "777", filename: "guia.pdf" };
      const named = kind === "document" ? { filename: "guia.pdf" } : {};
      deepEqual(
        payload({
          type: "interactive",
          body: "Quando?",
          interactive: interactive({ header: { type: "media" } }),
          header,
        }),
        sent({ header: { type: kind, [kind]: { id: "777", ...named } }, body }),
      );
    }
  });
}

Deno.test("an answer names what it answers; a reaction names it itself", () => {
  deepEqual(payload(text, { replyTo: "wamid.A" })?.context, { message_id: "wamid.A" });
  equal(
    "context" in (payload({ type: "reaction", targetId: "wamid.A", emoji: "👍" }, { replyTo: "x" }) ?? {}),
    false,
  );
});

Deno.test("a group chat goes before a phone, a phone before a BSUID; without any there is nobody", () => {
  const address = (to: Recipient) => {
    const { recipient_type, to: dialled, recipient } = payload(text, { to }) ?? {};
    return [recipient_type, dialled, recipient];
  };
  deepEqual(address({ ...MARIA, groupId: "G1" }), ["group", "G1", undefined]);
  deepEqual(address({ ...MARIA, waId: null }), ["individual", "5511987654321", undefined]);
  deepEqual(address({ waId: null, phone: null, bsuid: "BR.1" }), ["individual", undefined, "BR.1"]);
  equal(payload(text, { to: { waId: null, phone: null, bsuid: null } }), null);
});
