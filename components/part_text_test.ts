import { equal } from "node:assert/strict";
import { interactiveProblem } from "../core/messages/limits.ts";
import { TEXTS } from "../locales/mod.ts";
import { createReader } from "./reader.ts";
import { refusalText } from "./refusal.ts";

type Made = Parameters<typeof interactiveProblem>[1];

Deno.test("what is wrong with buttons or a list is said in the reader's words, by the name in the form", () => {
  const buttons = (...titles: string[]): Made => ({
    action: { type: "buttons", buttons: titles.map((title, i) => ({ id: `b${i}`, title })) },
  });
  const row = { id: "1", title: "Retirada", description: "x".repeat(73) };
  const said = (body: string, made: Made, locale: "pt-BR" | "en" = "pt-BR") => {
    const reader = createReader({ locale, texts: TEXTS[locale], timeZone: "UTC", csrf: "" });
    return refusalText(reader, "interactive_invalid", { ...interactiveProblem(body, made) }, 0);
  };
  equal(said("", buttons("Sim")), "Falta preencher: Texto.");
  equal(said("Retira?", buttons("Sim", "Sim")), "Botão 2: já existe um igual. Use outras palavras.");
  equal(said("Retira?", buttons("x".repeat(21)), "en"), "Button 1: use at most 20 characters.");
  equal(
    said("Retira?", { ...buttons("Sim"), header: { type: "text", text: "x".repeat(61) } }).slice(0, 7),
    "Título:",
  );
  const list: Made = { action: { type: "list", button: "Ver", sections: [{ rows: [row] }] } };
  equal(said("Retira?", list), "Descrição: use no máximo 72 caracteres.");
  const link: Made = { action: { type: "link", title: "Ver", url: "ftp://x" } };
  equal(said("Veja", link), "O endereço precisa começar com http:// ou https://.");
});
