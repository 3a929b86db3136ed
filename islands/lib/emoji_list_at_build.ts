/** Every emoji with its name and search words in one language, cut down while building from Unicode's data (emojibase). */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** A group: its name, and its emoji as [character, name, search words]. */
export type EmojiGroup = readonly [name: string, emoji: readonly (readonly [string, string, string])[]];

interface Entry {
  readonly label: string;
  readonly unicode: string;
  readonly group?: number;
  readonly order?: number;
  readonly tags?: readonly string[];
}
interface Messages {
  readonly groups: readonly { readonly key: string; readonly message: string; readonly order: number }[];
}

/** Not emoji by themselves: skin tones. */
const COMPONENTS = 2;

/** The groups, in Unicode's order. */
export async function atBuild(locale: string): Promise<EmojiGroup[]> {
  const language = locale.slice(0, 2);
  const entries: Entry[] = JSON.parse(await read(`${language}/compact.json`));
  const { groups }: Messages = JSON.parse(await read(`${language}/messages.json`));
  return groups.filter(({ order }) => order !== COMPONENTS).map(({ key, message, order }) => [
    // The data's Portuguese has "comutadores" for flags.
    key === "flags" && language === "pt" ? "bandeiras" : message,
    entries.filter(({ group }) => group === order)
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .map((
        { unicode, label, tags = [] },
      ) => [unicode, label, tags.filter((tag) => !label.includes(tag)).join(" ")]),
  ]);
}

const read = (path: string) =>
  readFile(fileURLToPath(new URL(`../../node_modules/emojibase-data/${path}`, import.meta.url)), "utf8");
