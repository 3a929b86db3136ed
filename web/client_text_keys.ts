/**
 * Which texts a language's browser bundle needs.
 *
 * A key is kept if it stands as a string in the code that an island runs, or if a
 * template there begins like it (`meta_${code}` keeps every key in `meta_`): too
 * many rather than too few, since a missing text would show its key to an agent. Only
 * a key that is wholly made at run time needs `keepPrefixes`.
 */

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** What code says about texts: whole keys, and beginnings of keys. */
export interface TextUse {
  keys: Set<string>;
  prefixes: string[];
}

/** All strings in `code` that may be a text's key, or begin one. */
export function textUseOf(code: string): TextUse {
  const keys = new Set<string>();
  const prefixes = new Set<string>();
  for (const [, key] of code.matchAll(/["'`]([\w.:-]+)["'`]/g)) keys.add(key ?? "");
  for (const [, start] of code.matchAll(/`([a-z]\w+[_.])\$\{/g)) prefixes.add(start ?? "");
  return { keys, prefixes: [...prefixes] };
}

/** The texts that `use` may ask for, without those already `known`. */
export function pruneTexts(
  texts: Record<string, string>,
  { keys, prefixes }: TextUse,
  known: Record<string, string> = {},
): Record<string, string> {
  const kept = Object.entries(texts).filter(([key]) =>
    !(key in known) && (keys.has(key) || prefixes.some((start) => key.startsWith(start)))
  );
  return Object.fromEntries(kept);
}

/** Divides a language's texts among islands: to the shared file what more than one of them may ask for. */
export function divideTexts(
  texts: Record<string, string>,
  uses: Record<string, TextUse>,
  keepPrefixes: string[],
): { shared: Record<string, string>; own: Record<string, Record<string, string>> } {
  const own = Object.fromEntries(Object.entries(uses).map(([name, use]) => [name, pruneTexts(texts, use)]));
  const shared = pruneTexts(texts, { keys: new Set(), prefixes: keepPrefixes });
  for (const [key, text] of Object.entries(texts)) {
    if (Object.values(own).filter((ones) => key in ones).length > 1) shared[key] = text;
  }
  for (const ones of Object.values(own)) {
    for (const key of Object.keys(ones)) if (key in shared) delete ones[key];
  }
  return { shared, own };
}

/** The texts a locale file exports: its default, or else the one object it names. */
export async function loadTexts(file: string): Promise<Record<string, string>> {
  // The query makes a changed file a new module: while developing it is loaded again and again.
  const source = await readFile(file, "utf8");
  const module: Record<string, unknown> = await import(`${pathToFileURL(file)}?v=${await digest(source)}`);
  const exported = module.default ?? Object.values(module).find((value) => typeof value === "object");
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(Object(exported))) {
    if (typeof text !== "string") throw new Error(`${file}: ${key} is not a text`);
    texts[key] = text;
  }
  return texts;
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes.slice(0, 6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
