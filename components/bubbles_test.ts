/** Each kind of message as it is drawn: all it says, a name for those who do not see it, never markup or another scheme. */

import { match, ok } from "node:assert/strict";
import { drawn, EVIL, says, withContent, withMedia } from "../testing/drawn_bubbles.ts";

Deno.test("a picture is a small one of its own proportions, named, and leads to the whole", () => {
  const html = withMedia({ thumbnail: true, width: 1200, height: 900 }, { text: "veja *isto*" });
  says(
    html,
    'href="/media/msg_1"',
    'src="/media/msg_1/thumbnail"',
    'width="280"',
    'height="210"',
    'aria-label="Ver foto"',
  );
  says(html, "<strong>isto</strong>");
  ok(!withMedia({}).includes("<img"), "nothing large is fetched unasked");
});

Deno.test("a sticker has no bubble, a video its own controls and nothing fetched", () => {
  says(
    withMedia({ kind: "sticker", thumbnail: true, width: 512, height: 512 }),
    'class="b bare"',
    'width="160"',
    'alt="Figurinha"',
  );
  const moving = withMedia({ kind: "sticker", thumbnail: true, animated: true });
  ok(!moving.includes("thumbnail"));
  says(
    withMedia({ kind: "video", thumbnail: true }),
    "controls",
    'preload="none"',
    'poster="/media/msg_1/thumbnail"',
  );
});

Deno.test("a voice note plays without scripts, on every browser, and is named with its length", () => {
  const html = withMedia({
    kind: "audio",
    mimeType: "audio/ogg; codecs=opus",
    voice: true,
    durationMs: 12_400,
    waveform: [5, 90, 30],
  });
  says(
    html,
    "<audio controls",
    'src="/media/msg_1"',
    'src="/media/msg_1?as=wav"',
    'aria-label="Mensagem de voz 0:12"',
    "i-mic",
  );
  says(html, 'type="range"', 'aria-label="Posição do áudio"', 'aria-label="Tocar"');
  ok(withMedia({ kind: "audio" }).includes("i-music"));
});

Deno.test("a document says what it is; its name is text, and the words under it are not its name again", () => {
  const media = { kind: "document", mimeType: "application/pdf", size: 1_240_000 } as const;
  says(
    withMedia({ ...media, filename: `${EVIL}.pdf` }, { text: `${EVIL}.pdf` }),
    "PDF · 1,2 MB",
    "?download",
    "Baixar",
  );
  const html = withMedia({ ...media, filename: "a.pdf" }, { text: "a.pdf" });
  ok(!html.includes('class="said"'));
});

Deno.test("a file on its way says so; one that did not come says why and can be asked for again", () => {
  says(withMedia({ state: "waiting", size: 2_000_000 }), "Foto", "Baixando… · 2 MB");
  const failed = withMedia({ state: "failed", error: "media_expired", filename: EVIL });
  says(failed, 'action="/messages/msg_1/media"', "Tentar de novo", 'name="_csrf"');
  match(failed, /já (não guarda|apagou) este arquivo/);
});

Deno.test("a place has its coordinates and two maps, and fetches nothing", () => {
  const html = withContent({
    kind: "location",
    latitude: -23.5,
    longitude: -46.6,
    name: EVIL,
    address: EVIL,
  });
  says(html, "-23.50000, -46.60000", "openstreetmap.org", "google.com/maps", 'rel="noopener noreferrer"');
  ok(!html.includes("<iframe"));
});

Deno.test("contact cards say all they hold, and nothing they lack", () => {
  const cards = [{
    name: EVIL,
    organisation: EVIL,
    phones: [{ phone: "+55 11 9", type: "CELL" }],
    emails: [{ email: EVIL }],
  }, {}];
  says(
    withContent({ kind: "contacts", cards, requested: true }),
    "+55 11 9",
    "O próprio número",
    'aria-label="Contato"',
  );
});

Deno.test("what was tapped, what was filled in, what was ordered", () => {
  says(
    withContent({ kind: "choice", of: "list", id: "1", title: EVIL, description: EVIL }),
    "Escolheu na lista",
  );
  says(
    withContent({ kind: "form", name: null, fields: [{ label: EVIL, value: EVIL }], raw: EVIL }),
    "<dt>",
    "Formulário",
  );
  const item = { productId: EVIL, quantity: 2, price: 10.5, currency: "BRL" };
  const order = withContent({ kind: "order", catalogId: null, items: [item, item] });
  match(order, /2 × .*R\$\s21,00.*Total.*R\$\s42,00/s);
  const odd = withContent({
    kind: "order",
    catalogId: null,
    items: [item, { ...item, price: null, currency: "??" }],
  });
  ok(!odd.includes("Total"), "no sum where a price is missing");
});

Deno.test("what we sent to be tapped is drawn with all its parts, and dead", () => {
  const html = withContent({
    kind: "interactive",
    header: { type: "text", text: EVIL },
    footer: EVIL,
    action: {
      type: "list",
      button: EVIL,
      sections: [{ title: EVIL, rows: [{ id: "1", title: EVIL, description: EVIL }] }],
    },
  }, { text: "*Escolha*", direction: "out", status: "sent" });
  says(html, "<strong>Escolha</strong>");
  const body = html.slice(html.indexOf("<ol"), html.indexOf('class="foot"'));
  ok(!/<button|<a /.test(body));
  const buttons = [{ type: "URL", title: "Ver", url: "javascript:alert(1)" }];
  const template = {
    kind: "template",
    templateId: "t",
    name: "n",
    language: "pt_BR",
    buttons,
    components: [],
  } as const;
  ok(!/href="javascript/.test(withContent(template, { text: "Oi" })));
});

Deno.test("an ad and a product stand above the words; an address that is none is no link", () => {
  const html = drawn({
    text: "Oi",
    context: { referral: { headline: EVIL, sourceUrl: "javascript:alert(1)" } },
  });
  ok(!html.includes('href="javascript') && !html.includes("<script"));
  match(html, /Veio de um anúncio.*Oi/s);
  says(
    drawn({ text: "Oi", context: { product: { productId: EVIL }, errors: [{ code: "131052" }] } }),
    "Sobre o produto",
    "não pôde ser baixado",
  );
});

Deno.test("calls, lost and unknown kinds say what is known", () => {
  match(
    withContent({
      kind: "call",
      event: "terminate",
      by: "customer",
      status: "COMPLETED",
      durationMs: 83_000,
    }),
    /Ligação do cliente.*atendida.*1:23/s,
  );
  says(
    withContent({ kind: "unsupported", of: "poll", code: "131051", title: EVIL }),
    "Enquete",
    "erro 131051",
  );
  const long = withContent({ kind: "unknown", raw: { text: "a".repeat(9000) } }, { type: EVIL });
  says(long, "<details>", 'href="/messages/msg_1/raw"');
  ok(long.length < 9000, "only its beginning is in the thread");
  says(drawn({ type: "request_welcome" }), "Mensagem do tipo “request_welcome”");
});
