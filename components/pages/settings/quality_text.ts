/** Meta's words for the quality of a number, in the reader's; a word we do not know stays Meta's. */

import type { Reader } from "../../reader.ts";

/** "Alta", "Média", "Baixa". */
export function qualityText({ has, t }: Reader, quality: string): string {
  const key = `quality_${quality.toUpperCase()}`;
  return has(key) ? t(key) : quality;
}
