/**
 * Who reads the screen: their language, their place on the clock, their session.
 *
 * On the server a provider around the page says it, once per request. In the
 * browser there is one reader only: the bundle carries the texts, <html> the rest.
 *
 * The danger is the first frame: what the server painted and what an island
 * paints over it must agree, so neither may ask the machine for its language,
 * its zone or the time; all three come from here or from props.
 */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { TextKey } from "../locales/mod.ts";
import { clientLocale, clientTexts } from "../web/client_texts.ts";

/** What fills the holes of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Words a key for the reader. */
export type Translate = (key: TextKey, values?: TextValues) => string;

/** Who reads. */
export interface Reader {
  readonly t: Translate;
  /** Whether there is a text of that key: for keys made of codes from outside. */
  has(key: string): key is TextKey;
  readonly locale: string;
  /** An IANA zone. */
  readonly timeZone: string;
  /** The session's token for forms of browsers that do not say where a request comes from. */
  readonly csrf: string;
}

/** Makes a reader of a language's texts. */
export function createReader(
  { texts, ...who }: {
    texts: Readonly<Record<string, string>>;
    locale: string;
    timeZone: string;
    csrf: string;
  },
): Reader {
  return {
    ...who,
    has: (key): key is TextKey => Object.hasOwn(texts, key),
    t: (key, values) => {
      const text = texts[key] ?? key;
      return values ? text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? "")) : text;
    },
  };
}

/** Says who reads to everything inside. */
export const ReaderContext = createContext<Reader | null>(null);

let inBrowser: Reader | undefined;

/** Who reads this. */
export function useReader(): Reader {
  return useContext(ReaderContext) ?? (inBrowser ??= browserReader());
}

/** The words for who reads this. */
export function useText(): Translate {
  return useReader().t;
}

function browserReader(): Reader {
  const { timeZone = "UTC", csrf = "" } = document.documentElement.dataset;
  return createReader({ texts: clientTexts, locale: clientLocale, timeZone, csrf });
}

/** Adds texts that a page brought along to those of the browser's bundle. */
export function learnTexts(texts: Readonly<Record<string, string>>): void {
  if (typeof document !== "undefined") Object.assign(clientTexts, texts);
}
