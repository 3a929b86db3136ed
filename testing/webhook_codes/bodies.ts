/**
 * Webhook bodies with the codes that say what a correct inbox must do of each:
 * our own beside the parser, and those that others have published, in the
 * folder that BALCAO_FIXTURES names (its README lists their codes).
 *
 * The danger is a body nobody checks: one that is listed nowhere has no codes,
 * and the test of the codes fails on it.
 */

import { fileURLToPath } from "node:url";
import { OWN_CODES } from "./own_codes.ts";

/** One body. */
export interface WebhookBody {
  /** "ours/text.json", "pywa/message-text.json". */
  readonly name: string;
  readonly codes: readonly string[];
  readonly bytes: Uint8Array;
}

const OURS = fileURLToPath(new URL("../../core/whatsapp/fixtures", import.meta.url));
const published = Deno.env.get("BALCAO_FIXTURES");

/** Every body there is. */
export function webhookBodies(): WebhookBody[] {
  const codes = new Map([...OWN_CODES, ...publishedCodes()]);
  const all = [...files(OURS, "ours"), ...(published ? files(`${published}/webhooks`, "") : [])];
  return all.map(([name, bytes]) => {
    const isBroken = name.startsWith("_malformed/");
    return { name, codes: isBroken ? ["A0"] : codes.get(name) ?? [], bytes };
  });
}

/** What these bodies are, for the name of a test. */
export const whichBodies = published
  ? "our own and published ones"
  : "our own alone, as BALCAO_FIXTURES is not set";

function* files(folder: string, name: string): Generator<[name: string, bytes: Uint8Array]> {
  for (const entry of Deno.readDirSync(folder)) {
    const path = `${folder}/${entry.name}`;
    const inner = name ? `${name}/${entry.name}` : entry.name;
    if (entry.isDirectory) yield* files(path, inner);
    else yield [inner, Deno.readFileSync(path)];
  }
}

/** The sections of the published README, by the folder their bodies are in. */
const FOLDERS: readonly (readonly [section: RegExp, folder: string])[] = [
  [/bindambc/, "bindambc"],
  [/pywa/, "pywa"],
  [/openapi/, "meta-openapi"],
];

function readme(): string {
  return published ? Deno.readTextFileSync(`${published}/README.md`) : "";
}

function publishedCodes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const section of readme().split(/^## /m).slice(1)) {
    const title = section.split("\n", 1)[0] ?? "";
    const folder = FOLDERS.find(([pattern]) => pattern.test(title))?.[1] ?? title;
    for (const [, file, codes] of section.matchAll(/^\| (\S+\.json) \| [^|]*\| ([A-Z0-9 ]+) \|/gm)) {
      found.set(`${folder}/${file}`, codes?.trim().split(/\s+/) ?? []);
    }
  }
  return found;
}

/** The codes that the published README explains; none without it. */
export function explainedCodes(): string[] {
  return [...readme().matchAll(/^\| ([A-Z]\d) \| /gm)].map(([, code]) => code ?? "");
}
