import { equal } from "node:assert/strict";
import { plainWords } from "./plain_words.ts";

Deno.test("a line of the list shows words, not the marks around them", () => {
  const shown: readonly (readonly [string, string])[] = [
    ["*Ana:* bom dia", "Ana: bom dia"],
    ["é _*muito*_ ~caro~ bom", "é muito caro bom"],
    ["```mono``` e `code`", "mono e code"],
    ["2*3*4 e snake_case_name", "2*3*4 e snake_case_name"],
    ["* item", "* item"],
    ["*aberto", "*aberto"],
    ["**", "**"],
  ];
  for (const [text, words] of shown) {
    equal(plainWords(text), words);
    equal(plainWords(words), words, "read back off the page, it is the same");
  }
});

Deno.test("a text made of marks alone is looked at in no time", () => {
  const text = "*_~`".repeat(16);
  equal(plainWords(text), text);
});
