/** Meta's capital words, in the reader's; a word we do not know stays Meta's. */

import type { Reader } from "../../reader.ts";

const wordIn = (of: "quality" | "category" | "template_is") => ({ has, t }: Reader, word: string): string => {
  const key = `${of}_${word.toUpperCase()}`;
  return has(key) ? t(key) : word;
};

/** The quality of a number or template: "Alta", "Média", "Baixa". */
export const qualityText = wordIn("quality");
/** What a template is for: "Utilidade", "Promocional". */
export const categoryText = wordIn("category");
/** How far a template has come: "Aprovado", "Pausado". */
export const templateStatusText = wordIn("template_is");
