/** What people write with marks: drawn as on WhatsApp, never as markup, and never slowly. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { type Block, formatText, type Inline } from "./format_text.ts";

const text = (...children: Inline[]): Block => ({ kind: "text", children });
const b = (...children: Inline[]): Inline => ({ mark: "b", children });
const i = (...children: Inline[]): Inline => ({ mark: "i", children });
const link = (shown: string, href = shown): Inline => ({ href, text: shown });
/** Everything that is linked, at any depth. */
const hrefs = (words: string) =>
  [...JSON.stringify(formatText(words)).matchAll(/"href":"(.*?)"/g)].map((m) => m[1]);

Deno.test("words are marked as on WhatsApp", () => {
  deepEqual(formatText("um *forte* e _fino_"), [text("um ", b("forte"), " e ", i("fino"))]);
  deepEqual(formatText("~fora~ `let x`"), [
    text({ mark: "s", children: ["fora"] }, " ", { mark: "code", children: ["let x"] }),
  ]);
  deepEqual(formatText("*_os dois_*"), [text(b(i("os dois")))]);
  deepEqual(formatText("(*sim*), *não*!"), [text("(", b("sim"), "), ", b("não"), "!")]);
});

Deno.test("a mark that stands alone, within a word or beside a space is a character", () => {
  for (
    const plain of [
      "2*3*4",
      "nome_do_arquivo",
      "a * não *",
      "*aberto",
      "**",
      "a ~ b ~ c",
      "_",
      "`",
      "``",
      "***",
    ]
  ) {
    deepEqual(formatText(plain), [text(plain)], plain);
  }
});

Deno.test("marks that cross are closed by the first that ends", () => {
  deepEqual(formatText("*a _b* c_"), [text(b("a _b"), " c_")]);
});

Deno.test("marks do not reach over the end of a line", () => {
  deepEqual(formatText("*um\ndois*"), [text("*um\ndois*")]);
});

Deno.test("letters of one width keep their lines and their marks as characters", () => {
  deepEqual(formatText("veja:\n```\n*a*  b\nc\n```\nfim"), [
    text("veja:"),
    { kind: "mono", text: "*a*  b\nc" },
    text("fim"),
  ]);
  deepEqual(formatText("``` aberto"), [text("``` aberto")]);
  deepEqual(formatText("``````"), [text("``````")]);
});

Deno.test("lists and quotes are blocks of their own", () => {
  deepEqual(formatText("compre:\n- café\n- *pão*\nobrigado"), [
    text("compre:"),
    { kind: "list", start: null, items: [["café"], [b("pão")]] },
    text("obrigado"),
  ]);
  deepEqual(formatText("3. três\n4. quatro\n- outro"), [
    { kind: "list", start: 3, items: [["três"], ["quatro"]] },
    { kind: "list", start: null, items: [["outro"]] },
  ]);
  deepEqual(formatText("> ele disse\n> isto\nsim"), [
    { kind: "quote", children: ["ele disse\nisto"] },
    text("sim"),
  ]);
  deepEqual(formatText("-5 graus\n1.000 reais\n>"), [text("-5 graus\n1.000 reais\n>")]);
});

Deno.test("addresses are links, without the sentence's own signs", () => {
  deepEqual(formatText("Veja https://loja.com/a?b=1&c=2#d."), [
    text("Veja ", link("https://loja.com/a?b=1&c=2#d"), "."),
  ]);
  deepEqual(hrefs("(https://pt.wikipedia.org/wiki/Caf%C3%A9_(bebida))"), [
    "https://pt.wikipedia.org/wiki/Caf%C3%A9_(bebida)",
  ]);
  deepEqual(formatText("loja.com.br/promo, ok?"), [
    text(link("loja.com.br/promo", "https://loja.com.br/promo"), ", ok?"),
  ]);
  deepEqual(hrefs("*https://a.com* _b.com.br_"), ["https://a.com", "https://b.com.br"]);
  deepEqual(hrefs("HTTP://LOJA.COM"), ["HTTP://LOJA.COM"]);
});

Deno.test("what only looks like an address is none", () => {
  for (
    const plain of [
      "ana@gmail.com",
      "ok.então",
      "relatório.pdf",
      "R$ 1.000.00",
      "12.30",
      "a.b",
      "https://",
      "loja.commercial",
      "comprei.ontem",
    ]
  ) deepEqual(hrefs(plain), [], plain);
});

Deno.test("no other scheme is ever linked, and nothing is markup", () => {
  for (
    const evil of [
      "javascript:alert(1)",
      "JaVaScRiPt://a.com/%0aalert(1)",
      "data:text/html,<script>1</script>",
      "vbscript:x",
      "file:///etc/passwd",
      "blob:https://x",
    ]
  ) {
    for (const href of hrefs(evil)) ok(/^https?:\/\//i.test(href ?? ""), evil);
  }
  const evil = '<img src=x onerror="alert(1)">';
  deepEqual(formatText(evil), [text(evil)]);
  deepEqual(hrefs('https://a.com/"onclick="x'), ["https://a.com/"]);
  deepEqual(hrefs("https://a.com/\u202Egnp.exe"), ["https://a.com/"]);
  deepEqual(formatText("*__proto__* _constructor_"), [text(b("__proto__"), " ", i("constructor"))]);
});

Deno.test("nothing of a text is lost", () => {
  const words = "*a* _b ~c~ `d` ``` e\n> f\n- g\n1. h https://x.com) *i _j* k_\n\n";
  const shown = JSON.stringify(formatText(words));
  for (const letter of "abcdefghijk") ok(shown.includes(letter), letter);
  deepEqual(formatText(""), []);
  deepEqual(formatText("\n\na"), [text("\n\na")]);
});

Deno.test("a text made to hang a browser is read in no time", () => {
  const size = 100_000;
  for (
    const part of [
      "*",
      "*a ",
      "_*~",
      "`",
      "```",
      "a.",
      "> ",
      "- x\n",
      "https://",
      "(",
      "*_~a~_* ",
      "a-",
      "1. ",
      ").",
    ]
  ) {
    const long = part.repeat(size / part.length);
    for (const words of [long, `x${long}`, `https://a.com/${long}`, `*${long}`, `${long}*`]) {
      const start = performance.now();
      formatText(words);
      const took = performance.now() - start;
      ok(took < 1000, `${JSON.stringify(part)}: ${took.toFixed()} ms`);
    }
  }
  equal(formatText("*a* ".repeat(3)).length, 1);
});
