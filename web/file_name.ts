/**
 * Names of files as people gave them, made safe to show and to send.
 *
 * A name may try to be a path, to break a header, or to turn its own ending around
 * with marks of writing direction ("gpj.exe" that reads "exe.jpg"). None of these
 * survive; letters of any script do. That an ending fits the bytes is the business of
 * whoever knows them (`core/media/safe_filename.ts`, which this layer must not import):
 * this is the last door, before the header and before the spool.
 */

// Controls, and the invisible marks that turn the direction of writing.
// deno-lint-ignore no-control-regex
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/g;
const LONGEST = 180;

/** The name alone: no folders, nothing invisible, at most 180 characters with its ending kept; "" if nothing is left. */
export function safeFileName(given: string): string {
  const name = given.toWellFormed().split(/[/\\]/).at(-1)?.replace(INVISIBLE, "").trim() ?? "";
  if (/^\.*$/.test(name)) return "";
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
  return letters.slice(0, LONGEST - ending.length).join("") + ending;
}

/** The value of `Content-Disposition` (RFC 6266), with a plain name for old readers and the true one beside it. */
export function contentDisposition(how: "inline" | "attachment", given: string): string {
  const name = safeFileName(given);
  if (name === "") return how;
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\x20-\x7e]/gu, "_")
    .replace(/["\\%]/g, "_");
  if (plain === name) return `${how}; filename="${plain}"`;
  const encoded = encodeURIComponent(name)
    .replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
