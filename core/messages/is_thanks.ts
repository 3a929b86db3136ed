/**
 * Whether a text is a mere thanks or an emoji, which shortly after closing is
 * added to the ticket without opening it again.
 *
 * The danger is a question taken for politeness: then a customer waits and
 * nobody knows. So every single word must be a known pleasantry, in Portuguese,
 * Spanish or English, there may be few of them, and a question mark ends it.
 */

const PLEASANTRIES = new Set(
  `obrigado obrigada obg brigado brigada agradeco agradecido agradecida grato grata gratidao valeu vlw
   muito muita mesmo tudo certo ok okay oks okey blz beleza perfeito perfeita otimo otima show top joia legal
   massa maravilha excelente de nada e por pela pelo atencao ajuda igualmente abraco abracos tchau ate mais bom boa dia tarde noite
   deus abencoe
   gracias muchas muchisimas mil perfecto perfecta genial vale listo excelente bueno buena buenas noches tardes
   igualmente saludos adios hasta luego
   thanks thank thx tks tnx ty you u so very much a lot great perfect awesome cool nice good fine bye cheers
   night day evening have appreciated appreciate it`.split(/\s+/).filter(Boolean),
);
/** One of these must be among them: "bom dia" alone opens a conversation, it does not end one. */
const ENDINGS = new Set(
  `obrigado obrigada obg brigado brigada agradeco agradecido agradecida grato grata gratidao valeu vlw
   certo ok okay oks okey blz beleza perfeito perfeita otimo otima show top joia legal massa maravilha excelente igualmente
   abraco abracos tchau gracias perfecto perfecta genial vale listo saludos adios
   thanks thank thx tks tnx ty great perfect awesome cool nice fine bye cheers appreciated appreciate`
    .split(/\s+/).filter(Boolean),
);
const MOST_WORDS = 8;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200D\uFE0F\u20E3]/gu;
const QUESTION = /[?¿❓❔]/u;

/** Whether it is a short thanks, a farewell, or nothing but emoji. */
export function isThanks(text: string | null): boolean {
  if (text === null || text.length > 80 || QUESTION.test(text)) return false;
  const words = text.replace(EMOJI, " ").normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);
  if (words.length === 0) return text.search(EMOJI) >= 0;
  return words.length <= MOST_WORDS && words.every((word) => PLEASANTRIES.has(word)) &&
    words.some((word) => ENDINGS.has(word));
}
