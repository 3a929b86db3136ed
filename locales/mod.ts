/** The interface's languages; the server picks one per request, a browser bundle carries one. */

import type { Locale } from "../core/users/user.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { ptBR } from "./pt-BR.ts";

/** What `t` can be asked for. */
export type TextKey = keyof typeof ptBR;
/** A complete language. */
export type Texts = Readonly<Record<TextKey, string>>;

/** The texts of each language. */
export const TEXTS: Readonly<Record<Locale, Texts>> = { "pt-BR": ptBR, en, es };

/** The first language of `Accept-Language` that we speak; Portuguese when there is none. */
export function localeFrom(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "").split(",").map((wish) => {
    const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
    const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
    return { tag, weight: quality ? Number(quality.trim().slice(2)) : 1 };
  }).filter((wish) => wish.weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    if (tag === "pt" || tag.startsWith("pt-")) return "pt-BR";
    if (tag === "en" || tag.startsWith("en-")) return "en";
    if (tag === "es" || tag.startsWith("es-")) return "es";
  }
  return "pt-BR";
}
