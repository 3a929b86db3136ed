/**
 * The texts of the reader's language inside a browser bundle.
 *
 * Here, on the server, they are empty: the server takes its texts from `locales/`.
 * The build replaces this whole module, once per language, by the texts whose keys
 * the islands can ask for, so that no request is spent on fetching them.
 */

/** Key → text, as far as islands may need it; empty on the server. */
export const clientTexts: Record<string, string> = {};

/** The language of this browser bundle (`pt-BR`); empty on the server. */
export const clientLocale: string = "";
