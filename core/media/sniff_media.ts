/**
 * What a file really is, by its bytes, whatever it was declared to be.
 *
 * The declared type decides how a browser is told to treat a file, and it comes
 * from outside. A page of HTML declared as a picture, or a program as a PDF, must
 * not be shown in place: where the bytes deny the declaration, the file becomes
 * `application/octet-stream`, a download. Documents are believed within reason
 * (an office file is a zip to those who look closely), as they never run here.
 */

import { open } from "node:fs/promises";
import { ENOUGH_BYTES, typeOfBytes } from "./magic_bytes.ts";
import { plainType, showsInline, UNKNOWN_TYPE } from "./media_kind.ts";

/** The type to store, and whether the bytes bear the declared one out. */
export interface SniffedMedia {
  readonly mimeType: string;
  readonly asDeclared: boolean;
}

/** Containers that hold the same thing under several names: to be told apart by their tracks only. */
const FAMILIES: readonly (readonly string[])[] = [
  ["video/mp4", "audio/mp4", "video/3gpp", "video/quicktime"],
  ["audio/ogg", "video/ogg"],
  ["audio/webm", "video/webm", "video/matroska", "audio/matroska"],
  ["audio/aac", "audio/mpeg"],
];
const ARCHIVES = new Set(["application/zip", "application/x-cfb", "application/rtf"]);
/** Text that happens to begin with a tag is no harm where it is only ever downloaded as text. */
const TEXTS = /^text\/(plain|csv|vcard|calendar)$/;
const SCRIPTED = /html|xml|svg|javascript|ecmascript|multipart|x-shockwave|mhtml|message\//;
const OFFICE = /^application\/(msword|rtf|vnd\.(ms-|openxmlformats-officedocument|oasis\.opendocument))/;

/** Looks into the file at `path`, declared as `declared`. */
export async function sniffMedia(path: string, declared: string): Promise<SniffedMedia> {
  const claimed = plainType(declared);
  const mimeType = believe(claimed, typeOfBytes(await beginningOf(path)));
  return { mimeType, asDeclared: mimeType === claimed && claimed !== UNKNOWN_TYPE };
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const head = new Uint8Array(ENOUGH_BYTES);
    const { bytesRead } = await file.read(head, 0, ENOUGH_BYTES, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The type to store for a file that claims to be one thing and looks like another (null: like nothing known). */
export function believe(claimed: string, real: string | null): string {
  if (SCRIPTED.test(claimed) && !OFFICE.test(claimed)) return UNKNOWN_TYPE;
  if (real === claimed) return claimed;
  if (claimed === UNKNOWN_TYPE) {
    return real !== null && (showsInline(real) || OFFICE.test(real)) ? real : claimed;
  }
  if (showsInline(claimed)) return believeShown(claimed, real);
  if (
    real === null || TEXTS.test(claimed) && real === "text/html" || ARCHIVES.has(real) && OFFICE.test(claimed)
  ) return claimed;
  // Another document than it says: what it is, if that is a document too.
  return OFFICE.test(real) || real === "application/pdf" ? real : UNKNOWN_TYPE;
}

function believeShown(claimed: string, real: string | null): string {
  if (FAMILIES.some((family) => family.includes(claimed) && real !== null && family.includes(real))) {
    return claimed;
  }
  const [sort] = claimed.split("/", 1);
  if (real !== null && showsInline(real) && real.startsWith(`${sort}/`)) return real;
  return UNKNOWN_TYPE;
}
