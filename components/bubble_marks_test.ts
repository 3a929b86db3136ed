/** What is drawn around a message's body: quotes, reactions, marks, who speaks, what became of it and what can be done. */

import { equal, match, ok } from "node:assert/strict";
import { actions, aMessage, drawn, EVIL, now, says } from "../testing/drawn_bubbles.ts";

Deno.test("a quote leads to its original: on the page, on its own page, or says that there is none", () => {
  const quote = {
    providerId: "wamid.1",
    messageId: "msg_1",
    direction: "in",
    type: "text",
    text: EVIL,
  } as const;
  says(drawn({ text: "Oi" }, { text: "Sim", quote }), 'href="#msg_1"', 'id="msg_1"', "Bruno Lima");
  says(drawn({ text: "Sim", quote: { ...quote, messageId: "msg_far" } }), 'href="/messages/msg_far"');
  const unknown = drawn({ text: "Sim", quote: { providerId: "wamid.gone" } });
  says(unknown, "Mensagem original não disponível");
  says(
    drawn({ text: "Sim", quote: { providerId: "wamid.2", direction: "out", type: "image" } }),
    "Nós",
    "Foto",
  );
});

Deno.test("reactions are counted by emoji and say whose they are", () => {
  const html = drawn({
    text: "Oi",
    reactions: [{ by: "us", emoji: "👍" }, { by: "cnt_1", emoji: "👍" }, { by: "cnt_9", emoji: EVIL }],
  });
  says(html, "👍 2", "👍 Nós, 👍 Bruno Lima", "Participante");
});

Deno.test("an edited message says so, a deleted one shows no word of what it said", () => {
  says(drawn({ text: "novo", editedAt: now }), "editada", 'href="/messages/msg_1/history"');
  const gone = drawn({
    text: "segredo",
    revokedAt: now,
    media: { kind: "image", state: "stored", mimeType: "image/png" },
  });
  ok(!gone.includes("segredo") && !gone.includes("/media/"));
  says(gone, "O cliente apagou esta mensagem", 'href="/messages/msg_1/history"');
});

Deno.test("who speaks: a participant of a group chat, an automatic message, the phone's app", () => {
  const author = { id: "cnt_7", name: EVIL, phone: null, username: null };
  says(drawn({ text: "Oi", author }), "hue-7");
  says(drawn({ text: "Oi", direction: "out", origin: "farewell", status: "sent" }), "Despedida automática");
  says(
    drawn({ text: "Oi", direction: "out", signed: true, status: "sent", origin: "agent" }),
    "Assinada com o nome",
  );
  says(drawn({ text: "Oi", context: { forwarded: "often" } }), "Encaminhada com frequência");
});

Deno.test("a failed message is sent again under its own id; an unconfirmed one may be called sent", () => {
  const out = { direction: "out", origin: "agent", text: "Oi" } as const;
  const failed = drawn({ ...out, status: "failed", error: { code: "131047" } });
  says(failed, 'action="/messages/msg_1/resend"', "Passaram mais de 24 h");
  ok(!failed.includes("settlement"));
  says(
    drawn({ ...out, status: "undecided" }),
    'action="/messages/msg_1/settlement"',
    'action="/messages/msg_1/resend"',
  );
});

Deno.test("what can be done about a message: only what works", () => {
  const full = actions(aMessage({ text: "Oi", reactions: [{ by: "us", emoji: "👍" }] }), "tkt_1");
  says(
    full,
    'href="/tickets/tkt_1?reply=msg_1"',
    'href="/messages/msg_1/forward"',
    'action="/messages/msg_1/reaction"',
  );
  match(full, /name="emoji" value\/>\s*<button[^>]*aria-label="Retirar a reação 👍"[^>]*aria-pressed="true"/);
  const read = actions(aMessage({ text: "Oi" }), null);
  ok(!read.includes("reply=") && !read.includes("reaction"));
  const gone = actions(aMessage({ text: "Oi", revokedAt: now }), "tkt_1");
  equal(gone.split('class="opt"').length - 1, 1);
});
