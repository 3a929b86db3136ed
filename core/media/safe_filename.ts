/**
 * The name under which a file is stored in a message, shown and downloaded.
 *
 * It comes from a stranger's phone. A name may try to be a path, to hide its true
 * ending behind marks that turn the writing around ("invoice" … "fdp.exe"), or to be a
 * device on Windows. The ending is therefore decided by what the bytes are, not by
 * what the name says: a program called photo.jpg leaves as photo.jpg only if it is one.
 *
 * `web/file_name.ts` makes names safe for a header, whatever layer they come from; web knows
 * nothing of core and of what a file's bytes are, so the two cannot be one.
 */

import { plainType } from "./media_kind.ts";

const office = "application/vnd.openxmlformats-officedocument";
/** Endings that fit a type; the first is given where none of them stands. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
  "video/mp4": ["mp4", "m4v"],
  "video/3gpp": ["3gp", "3gpp"],
  "video/webm": ["webm"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/mpeg": ["mp3"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/aac": ["aac"],
  "audio/amr": ["amr"],
  "audio/wav": ["wav"],
  "audio/webm": ["webm", "weba"],
  "application/pdf": ["pdf"],
  "text/plain": ["txt", "csv", "log", "md"],
  "text/csv": ["csv"],
  "text/vcard": ["vcf"],
  "application/zip": ["zip"],
  "application/msword": ["doc"],
  "application/vnd.ms-excel": ["xls"],
  "application/vnd.ms-powerpoint": ["ppt"],
  [`${office}.wordprocessingml.document`]: ["docx"],
  [`${office}.spreadsheetml.sheet`]: ["xlsx"],
  [`${office}.presentationml.presentation`]: ["pptx"],
};

/** The usual ending of a type's files, without its dot; "bin" where none is known. */
export function endingOf(mimeType: string): string {
  return endingsOf(mimeType)[0] ?? "bin";
}

function endingsOf(mimeType: string): readonly string[] {
  const type = plainType(mimeType);
  return Object.hasOwn(ENDINGS, type) ? ENDINGS[type] ?? [] : [];
}

// Controls, invisible marks, marks that turn the direction of writing; then what Windows forbids.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu;
const FORBIDDEN = /["*:<>?|]/g;
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
const LONGEST = 120;

/** A name without path and tricks, at most 120 characters, with an ending that fits the type. */
export function safeFilename(name: string | null | undefined, mimeType: string, fallback = "file"): string {
  const bare = (name ?? "").toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const clean = trimEnds(bare.replace(UNSEEN, "").replace(FORBIDDEN, "_").replace(/\s+/gu, " "));
  const ending = /[^.]\.([A-Za-z0-9]{1,10})$/u.exec(clean)?.[1] ?? "";
  const fitting = endingsOf(mimeType);
  // Of a type nobody knows the name says all there is; of a known one only its own endings are true.
  const fits = ending !== "" && (fitting.length === 0 || fitting.includes(ending.toLowerCase()));
  const last = fits ? ending : endingOf(mimeType);
  const whole = fits ? clean.slice(0, -ending.length - 1) : clean;
  const stem = trimEnds([...whole].slice(0, LONGEST - last.length - 2).join("")) || fallback;
  // Windows looks at a name up to its first dot.
  const device = DEVICE.test(stem.split(".", 1)[0]?.trim() ?? "");
  return `${device ? "_" : ""}${stem}.${last}`;
}

const trimEnds = (text: string) => text.replace(/^[\s.]+|[\s.]+$/gu, "");
