/**
 * Words as a line of the list shows them: without WhatsApp's marks. The thread draws
 * the marks (`format_text.ts`); a list must not carry all of that for a few stars.
 *
 * Done again, it changes nothing: a row is read back off the page that painted it.
 */

const MARKED = /(?<![\p{L}\p{N}])([*_~`])(?![\s*_~`])([^*_~`\n]+)(?<!\s)\1(?![\p{L}\p{N}])/gu;

/** The words of a short text without the stars, lines and ticks around them. */
export function plainWords(text: string): string {
  const words = text.replace(MARKED, "$2");
  return words === text ? text : plainWords(words); // marks within marks: at most one round for each
}
