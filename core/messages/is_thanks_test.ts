import { equal } from "node:assert/strict";
import { isThanks } from "./is_thanks.ts";

Deno.test("a short thanks or an emoji needs no answer", () => {
  const thanks = [
    "Obrigado!",
    "obrigada 🙏🏽",
    "Ok, muito obrigado pela atenção",
    "valeu",
    "👍",
    "👍🏿❤️",
    "🇧🇷",
    "Perfeito. Até mais!",
    "Muchas gracias",
    "vale, gracias",
    "Thank you so much!!!",
    "thx",
    "Blz",
    "Ótimo, boa noite",
  ];
  for (const text of thanks) equal(isThanks(text), true, text);
});

Deno.test("whatever might want an answer opens the ticket again", () => {
  const wants = [
    null,
    "",
    "...",
    "?",
    "ok?",
    "❓",
    "Obrigado, mas o boleto não chegou",
    "ok 2",
    "Não",
    "sim",
    "Bom dia",
    "mais uma coisa",
    "Obrigado " + "muito ".repeat(20),
    "no gracias, cancelen",
    "thanks but no",
    "1",
  ];
  for (const text of wants) equal(isThanks(text), false, String(text));
});
